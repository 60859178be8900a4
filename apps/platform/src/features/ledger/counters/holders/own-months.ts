import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listMonthRows, type MonthRow } from "../store/months.ts";
import { toCountersSystem } from "./open-account.ts";
import { listAccountsOfEach, type OwnAccount } from "./own-accounts.ts";

/** An account with its months, the oldest first: those in which something moved. */
export interface AccountMonths {
  readonly account: OwnAccount;
  readonly months: readonly MonthRow[];
}

/**
 * Use case: what these people's accounts gave and received each month from a day on, for themselves, who acts
 * for them, or an agent: the accounts of listAccountsOfEach, in as many statements for ten people as for one.
 * Who is out of reach is not in it.
 */
export async function listMonths(
  context: Context,
  { personIds, since }: { readonly personIds: readonly PersonId[]; readonly since: CivilDate },
): Promise<ReadonlyMap<PersonId, readonly AccountMonths[]>> {
  const accounts = await listAccountsOfEach(context, personIds);
  const system = toCountersSystem(context);
  const ids = [...accounts.values()]
    .flat()
    .map(({ counter, accountId }) => ({ counterId: counter.id, accountId }));
  const months = await system.transaction((tx) => listMonthRows(tx, system.authorityId, ids, since));
  return new Map(
    [...accounts].map(([personId, own]) => [
      personId,
      own.map((account) => ({ account, months: months.get(account.accountId) ?? [] })),
    ]),
  );
}
