import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireReachedServices } from "../../../identity/households/index.ts";
import type { CounterAccountId } from "../counter.ts";
import { type Bound, readBounds } from "../limits/bound.ts";
import { type FormerAccount, listReachedFormerAccounts } from "./former-accounts.ts";
import { toCountersSystem } from "./open-account.ts";
import { isAccountReached, type LinesPage, listPersonAccounts, readLinesPage } from "./own-accounts.ts";

/** All that the page of somebody's accounts shows of the ledger. */
export interface AccountsRead {
  readonly pages: readonly LinesPage[];
  /** What they held with others and left. */
  readonly former: readonly FormerAccount[];
  readonly bounds: ReadonlyMap<CounterAccountId, Bound>;
}

/**
 * Use case: the accounts of a person with their latest lines, what they left, and what bounds them, in one
 * transaction however many accounts there are, after one that checks the right of the reader.
 * @param input.limit lines of each account
 * @throws households.cannot_act_for
 */
export async function readAccounts(
  context: Context,
  { personId, limit }: { readonly personId: PersonId; readonly limit: number },
): Promise<AccountsRead> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const held = await listPersonAccounts(tx, system, personId);
    const accounts = held.filter((account) => isAccountReached(account, reached));
    const pages: LinesPage[] = [];
    for (const account of accounts) pages.push(await readLinesPage(tx, system, account, { limit }));
    return {
      pages,
      former: await listReachedFormerAccounts(tx, system, { personId, reached, limit }),
      bounds: await readBounds(context, accounts),
    };
  });
}
