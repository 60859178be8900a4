import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { type DocumentId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { listPeopleElements } from "../../identity/identity/index.ts";
import { findPersonKeys } from "../../trust/keys/index.ts";
import { openCheck } from "./list-checks.ts";
import { type Doubt, listCheckDoubts } from "./rules/doubts.ts";
import { comparedElements, computeSaidDigests } from "./said.ts";
import { listPeopleCheckRows } from "./store.ts";
import { readPolicy } from "./update-document-policy.ts";

/**
 * What checks say against documents of these people, in four statements: a document that was checked has its
 * line, empty when nothing speaks against it; one that nobody looked at yet has none.
 */
export function listDoubts(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<DocumentId, readonly Doubt[]>> {
  return context.read(async (tx) => {
    const rows = await listPeopleCheckRows(tx, context.authorityId, personIds);
    if (rows.length === 0) return new Map();
    const owners = [...new Set(rows.map((row) => parseId<"person">(row.person_id)))];
    const keys = await findPersonKeys(tx, context, owners);
    const said = await listPeopleElements(tx, context, owners, comparedElements);
    const policy = await readPolicy(context);
    const today = toCivilDate(context.now());
    return new Map(
      rows.flatMap((row): [DocumentId, readonly Doubt[]][] => {
        const personId = parseId<"person">(row.person_id);
        const key = keys.get(personId);
        if (!key) return [];
        const check = openCheck(key, row, computeSaidDigests(context, personId, said.get(personId) ?? []));
        return [[check.documentId, listCheckDoubts(check, policy, today)]];
      }),
    );
  });
}
