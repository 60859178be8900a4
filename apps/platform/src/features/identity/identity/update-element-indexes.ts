import { elementDefinition, elementNames } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { findPersonKeys, SPREAD_BYTES } from "../../trust/keys/index.ts";
import { computeElementIndex, openRow } from "./sealed-element.ts";
import { listFormerIndexesLocked, updateIndex } from "./store/indexed-elements.ts";

const BATCH = 500;
const names = elementNames.filter((name) => elementDefinition(name).index === "spread");

/**
 * Scheduled use case: values that many share, indexed before their index was spread. Returns how many;
 * idempotent.
 */
export async function updateElementIndexes(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const rows = await listFormerIndexesLocked(tx, context.authorityId, {
      names,
      bytes: SPREAD_BYTES,
      limit: BATCH,
    });
    const people = [...new Set(rows.map(({ person_id }) => parseId<"person">(person_id)))];
    const keys = await findPersonKeys(tx, context, people);
    for (const row of rows) {
      const personId = parseId<"person">(row.person_id);
      const key = keys.get(personId);
      if (!key) continue;
      const { name, value } = openRow(context, key, row);
      await updateIndex(tx, row, computeElementIndex(context, personId, name, value));
    }
    return keys.size === 0 ? 0 : rows.length;
  });
}
