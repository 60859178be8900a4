import type { Context, Tx } from "../../../../kernel/context.ts";
import { runPageByPage } from "../../../../kernel/page-by-page.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import {
  type CounterId,
  type CounterService,
  countersErrors,
  debit,
} from "../../../ledger/counters/index.ts";
import type { ApplicationService, CardApplication } from "../application.ts";
import { computeAccountName } from "../card-keys.ts";
import { readApplications } from "../define-application.ts";
import { findHolder, type Holder } from "../holder.ts";
import type { TransactionRow } from "../store/tables.ts";
import { type Ending, endPosted, FIRST_TO_POST, listToPost, type ToPost } from "../store/transactions.ts";

/** Under whose name the ledger keeps the keys of cards' debits. */
const CALLER = "cards";

/** Of one page, a counter takes all debits as one batch. */
const PAGE = 200;

/**
 * Job: each debit that a card proved becomes one movement of its holder's account. The movement is drawn from
 * the row's own id: done twice, by a job that died in between, it is one. What the ledger refuses waits for a
 * person. Throws, at the end, what failed: one debit that does holds back no other.
 */
export async function postDebits(system: Context): Promise<void> {
  const failures: unknown[] = [];
  await runPageByPage<ToPost>({ first: FIRST_TO_POST, size: PAGE }, async (after) => {
    const rows = await system.transaction((tx) => listToPost(tx, system.authorityId, { after, limit: PAGE }));
    const asked = await system.transaction((tx) => findDebits(tx, system, rows));
    const endings = await Promise.allSettled(asked.map(({ row, debit }) => post(system, row, debit)));
    const ended = endings.flatMap((ending, at) => {
      const row = rows[at];
      return row && ending.status === "fulfilled" ? [{ row, ending: ending.value }] : [];
    });
    await system.transaction((tx) => endPosted(tx, system.authorityId, ended));
    for (const ending of endings) if (ending.status === "rejected") failures.push(ending.reason);
    return rows;
  });
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} debits failed`);
}

/** What the ledger is asked for a row. */
interface Asked {
  readonly service: CounterService;
  readonly counterId: CounterId;
  readonly subject: string;
  readonly label: string;
  readonly account: Buffer;
}

async function post(system: Context, row: TransactionRow, asked: Asked | undefined): Promise<Ending> {
  if (!asked) return { state: "to_settle", problem: "unknown_card" };
  const { service, counterId, subject, label, account } = asked;
  const take = async (): Promise<Ending> => {
    const by = { service, caller: CALLER, ofCard: true } as const;
    const moved = await debit(system, by, { counterId, subject, key: row.id, amount: row.amount, label });
    return { state: "posted", transfer_id: moved.id, account };
  };
  return recoverRefusal(
    listCodes(countersErrors),
    take,
    ({ code }): Ending => ({ state: "to_settle", problem: "refused", refusal: code }),
  );
}

/**
 * Whose account, of which counter, for which service; without a debit when one of them is not known any more.
 */
async function findDebits(tx: Tx, system: Context, rows: readonly TransactionRow[]) {
  const applications = await readApplications(tx, system);
  // Whose card it is, asked once a card and a service: a journal handed over late holds many debits of each.
  const holders = new Map<string, Holder | undefined>();
  const found: { readonly row: TransactionRow; readonly debit: Asked | undefined }[] = [];
  for (const row of rows) {
    const use = findDebitUse(applications, row);
    if (!use) {
      found.push({ row, debit: undefined });
      continue;
    }
    const name = `${row.card.toString("hex")}:${row.aid}:${row.service_id}`;
    if (!holders.has(name)) holders.set(name, await findHolder(tx, system, { card: row.card, ...use }));
    found.push({ row, debit: buildCounterDebit(system, row, use, holders.get(name)) });
  }
  return found;
}

type Used = { readonly application: CardApplication; readonly service: ApplicationService };

function findDebitUse(
  applications: readonly CardApplication[],
  { aid, service_id }: TransactionRow,
): Used | undefined {
  const application = applications.find((one) => one.aid === aid);
  const service = application?.services.find(({ serviceId }) => serviceId === service_id);
  return application && service && { application, service };
}

function buildCounterDebit(
  system: Context,
  { counter }: TransactionRow,
  { service: { providerId, serviceId } }: Used,
  holder: Holder | undefined,
): Asked | undefined {
  if (!holder) return undefined;
  const { counterId, subject, accountId } = holder;
  // Part of what the ledger recognises a request by: it never changes for a row.
  const label = `Carte, opération ${counter}`;
  const service = { providerId, serviceId };
  return { service, counterId, subject, label, account: computeAccountName(system, accountId) };
}
