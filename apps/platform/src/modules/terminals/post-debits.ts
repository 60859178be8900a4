import type { Context } from "../../kernel/context.ts";
import { AppError } from "../../kernel/errors.ts";
import { countersErrors, debit } from "../counters/index.ts";
import { accountName } from "./card-keys.ts";
import { readApplications } from "./define-application.ts";
import { findHolder } from "./holder.ts";
import type { TransactionRow } from "./store/tables.ts";
import { type Ending, endTransaction, listToPost } from "./store/transactions.ts";

const PAGE = 100;
/** Under whose name the ledger keeps the keys of cards' debits. */
const CALLER = "cards";

/**
 * Job: each debit that a card proved becomes one movement of its holder's account. The movement is drawn from the row's own id: done twice, by a job that
 * died in between, it is one. What the ledger refuses waits for a person.
 */
export async function postDebits(system: Context): Promise<void> {
  for (let left = true; left; ) {
    const rows = await system.transaction((tx) => listToPost(tx, system.authorityId, PAGE));
    for (const row of rows) {
      const ending = await post(system, row);
      await system.transaction((tx) => endTransaction(tx, row, ending));
    }
    left = rows.length === PAGE;
  }
}

async function post(system: Context, row: TransactionRow): Promise<Ending> {
  const asked = await findDebit(system, row);
  if (!asked) return { state: "to_settle", problem: "unknown_card" };
  const { service, counterId, subject, label, account } = asked;
  try {
    const by = { service, caller: CALLER };
    const moved = await debit(system, by, { counterId, subject, key: row.id, amount: row.amount, label });
    return { state: "posted", transfer_id: moved.id, account };
  } catch (error) {
    if (error instanceof AppError && error.code in countersErrors.codes)
      return { state: "to_settle", problem: "refused", refusal: error.code };
    throw error;
  }
}

/** Whose account, of which counter, for which service; undefined when one of them is not known any more. */
async function findDebit(system: Context, { card, aid, service_id, counter }: TransactionRow) {
  return system.transaction(async (tx) => {
    const application = (await readApplications(tx, system)).find((one) => one.aid === aid);
    const used = application?.services.find(({ serviceId }) => serviceId === service_id);
    if (!application || !used) return undefined;
    const holder = await findHolder(tx, system, { card, application, service: used });
    if (!holder) return undefined;
    const { counterId, subject, accountId } = holder;
    const service = { providerId: used.providerId, serviceId: used.serviceId };
    // Part of what the ledger recognises a request by: it never changes for a row.
    const label = `Carte, opération ${counter}`;
    return { service, counterId, subject, label, account: accountName(system, accountId) };
  });
}
