import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { type Loan, listLoans } from "../store.ts";

/** Of all these people at once; who has no toy is absent. */
export const loadLoans = (
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<string, readonly Loan[]>> =>
  context.transaction(async (tx) => {
    const loans = await listLoans(tx, context.authorityId, personIds);
    return Map.groupBy(loans, ({ person_id: personId }) => personId);
  });
