import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { asCounters } from "./open-account.ts";
import { listAccounts, type OwnAccount } from "./own-accounts.ts";
import { listMonthRows, type MonthRow } from "./store/months.ts";

/** An account with its months, the oldest first: those in which something moved. */
export interface AccountMonths {
  readonly account: OwnAccount;
  readonly months: readonly MonthRow[];
}

/**
 * Use case: what somebody's accounts gave and received each month from a day on, for themselves, who acts for them, or an agent:
 * the accounts of listAccounts. Throws households.cannot_act_for.
 */
export async function listMonths(
  context: Context,
  { personId, since }: { readonly personId: PersonId; readonly since: CivilDate },
): Promise<readonly AccountMonths[]> {
  const accounts = await listAccounts(context, personId);
  const system = asCounters(context);
  return system.transaction(async (tx) => {
    const found: AccountMonths[] = [];
    for (const account of accounts) {
      const place = { counterId: account.counter.id, accountId: account.accountId, since };
      found.push({ account, months: await listMonthRows(tx, system.authorityId, place) });
    }
    return found;
  });
}
