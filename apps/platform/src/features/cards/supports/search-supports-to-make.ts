import type { Context } from "../../../kernel/context.ts";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import { requireCapability } from "../../access/access/index.ts";
import { formatNameInUse, listPeopleElements, nameElements } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { openSupports } from "./sealed-history.ts";
import { searchRowsToMake } from "./store.ts";
import { type Support, supportKinds } from "./support.ts";

/** With the name of the person; "" when nothing was said yet. */
export interface SupportToMake extends Support {
  readonly personName: string;
}

/**
 * Use case: one page of what waits to be made or handed over; the authority's journal tells each look. Throws
 * access.capability_missing.
 */
export async function searchSupportsToMake(
  context: Context,
  { filters, ...question }: ListQuestion,
): Promise<ListRows<SupportToMake>> {
  requireCapability(context, "person.enrol");
  const { authorityId } = context;
  const kind = supportKinds.find((one) => one === filters.kind);
  return context.transaction(async (tx) => {
    const page = await searchRowsToMake(tx, { ...question, authorityId, kind });
    if (page.rows.length > 0)
      await record(tx, context, { action: "supports.to_make_listed", data: { supports: page.rows.length } });
    const supports = await openSupports(tx, context, page.rows);
    const ids = [...new Set(supports.map(({ personId }) => personId))];
    const people = await listPeopleElements(tx, context, ids, nameElements);
    const rows = supports.map((support) => ({
      ...support,
      personName: formatNameInUse(people.get(support.personId) ?? []),
    }));
    return { ...page, rows };
  });
}
