import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { requireActFor } from "../households/index.ts";
import { asCounters } from "./open-account.ts";
import { accountsOf, type OwnAccount } from "./own-accounts.ts";
import { listMonthRows, type MonthRow } from "./store/months.ts";

/** An account with its months, the oldest first: those in which something moved. */
export interface AccountMonths {
  readonly account: OwnAccount;
  readonly months: readonly MonthRow[];
}

/**
 * Use case: what somebody's accounts gave and received each month from a day on, for themselves, who acts for them, or an agent.
 * Throws households.cannot_act_for.
 */
export async function listMonths(
  context: Context,
  { personId, since }: { readonly personId: PersonId; readonly since: CivilDate },
): Promise<readonly AccountMonths[]> {
  await context.transaction((tx) => requireActFor(tx, context, { forPersonId: personId, act: "prepare" }));
  const system = asCounters(context);
  return system.transaction(async (tx) => {
    const found: AccountMonths[] = [];
    for (const account of await accountsOf(tx, system, personId)) {
      const place = { counterId: account.counter.id, accountId: account.accountId, since };
      found.push({ account, months: await listMonthRows(tx, system.authorityId, place) });
    }
    return found;
  });
}
