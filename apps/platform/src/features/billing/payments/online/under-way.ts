import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentId, PaymentWords } from "../payment.ts";
import { openPaymentWords } from "../sealed-words.ts";
import { listAccountOnlineRows, listOperationRows, type OnlineRow } from "../store/online.ts";
import { getPaymentProvider } from "./resolve-payment.ts";

/** A page of the payment service is left in that time: beyond, what is not paid keeps no room. */
const PAYING_MS = 15 * 60_000;
/** The service answers a new operation in that time: beyond, nobody was sent to its page. */
const ANSWERING_MS = 60_000;

interface Whose {
  readonly accountId: CounterAccountId;
  readonly payerId: PersonId | undefined;
  /** What is begun at a machine, with a picture of somebody's card, keeps nobody from paying at home. */
  readonly atMachine: boolean;
}

/** A row of an account, and what the operation that pays it asks in all. */
interface RowUnderWay {
  readonly row: OnlineRow;
  /** Of the row that leads, where another one does. */
  readonly operation: string | null;
  /** Of all rows of the operation, in cents. */
  readonly total: number;
}

async function readOperation(tx: Tx, system: Context, row: OnlineRow): Promise<RowUnderWay> {
  const leaderId = parseId<"payment">(row.leader_id ?? row.id);
  const rows = await listOperationRows(tx, system.authorityId, leaderId);
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  return { row, operation: rows[0]?.operation ?? null, total };
}

/** What one payer began on an account and may still pay. */
async function listRowsUnderWay(tx: Tx, system: Context, whose: Whose): Promise<readonly RowUnderWay[]> {
  const now = system.now().getTime();
  const found: RowUnderWay[] = [];
  for (const row of await listAccountOnlineRows(tx, system.authorityId, whose.accountId)) {
    const words = row.state === "begun" ? openRowWords(system, row) : undefined;
    if (!words || !isBegunBy(words, whose)) continue;
    const read = await readOperation(tx, system, row);
    if (words.at.getTime() > now - (read.operation === null ? ANSWERING_MS : PAYING_MS)) found.push(read);
  }
  return found;
}

const openRowWords = (system: Context, { regie_id, id, words }: OnlineRow) =>
  openPaymentWords(system, { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) }, words);

const isBegunBy = (
  { payerId, machine }: Pick<PaymentWords, "payerId" | "machine">,
  whose: Pick<Whose, "payerId" | "atMachine">,
): boolean => payerId === whose.payerId && (machine !== undefined) === whose.atMachine;

/**
 * Two payments that fit alone, paid together, would be one too many, for the Treasury to give back. By who
 * pays: another parent is not kept from paying by a page that is left open. Throws payments.room_awaited.
 */
export async function requireRoomBeside(
  tx: Tx,
  system: Context,
  {
    account: { balance, counter },
    id,
    credited,
    ...whose
  }: Whose & {
    readonly account: { readonly balance: number; readonly counter: { readonly ceiling: number | null } };
    /** Of the payment that begins. */
    readonly id: PaymentId;
    readonly credited: number;
  },
): Promise<void> {
  if (counter.ceiling === null) return;
  const rows = await listRowsUnderWay(tx, system, whose);
  const awaited = rows.filter(({ row }) => row.id !== id).reduce((sum, { row }) => sum + row.credited, 0);
  if (balance + credited + awaited > counter.ceiling) throw paymentsErrors.error("payments.room_awaited");
}

/**
 * What is due is paid once: a page opened before, in another tab, begins no second payment of it while the
 * first may still be paid. By who pays, as above; of what the service did not answer nobody saw a page.
 * Throws payments.due_under_way.
 * @param leaderId of the payment that begins
 */
export async function requireNoneBeside(
  tx: Tx,
  system: Context,
  { leaderId, ...whose }: Whose & { readonly leaderId: PaymentId },
): Promise<void> {
  const rows = await listRowsUnderWay(tx, system, whose);
  if (rows.some(({ row, operation }) => operation !== null && (row.leader_id ?? row.id) !== leaderId))
    throw paymentsErrors.error("payments.due_under_way");
}

/**
 * What one payer may leave unpaid on one account: beyond, the house would only ask the service of forms that
 * nobody pays.
 */
const UNDER_WAY_MOST = 5;
const UNPAID_A_DAY_MOST = 20;
const DAY_MS = 86_400_000;

/**
 * Counted by who pays: another parent is not kept from paying. Those of machines apart: a picture of a paper
 * begins them, and its holder still pays at home. The one that is being begun has no operation yet. Throws
 * payments.too_many_under_way.
 */
export async function requireFewUnderWay(tx: Tx, system: Context, whose: Whose): Promise<void> {
  const since = system.now().getTime() - DAY_MS;
  const theirs = (await listAccountOnlineRows(tx, system.authorityId, whose.accountId)).filter((row) => {
    const isUnpaid = row.state === "begun" || row.state === "abandoned";
    if (!isUnpaid || row.words === null || row.begun_at.getTime() <= since) return false;
    return isBegunBy(openRowWords(system, row) ?? {}, whose);
  });
  let underWay = 0;
  for (const row of theirs)
    if (row.state === "begun" && (await readOperation(tx, system, row)).operation !== null) underWay += 1;
  if (underWay >= UNDER_WAY_MOST || theirs.length > UNPAID_A_DAY_MOST)
    throw paymentsErrors.error("payments.too_many_under_way");
}

/** A payment that its payer may still end. */
export interface OwnPaymentUnderWay {
  readonly id: PaymentId;
  /** Of all that it pays, in cents. */
  readonly amount: number;
  /** Of the payment service. */
  readonly page: string;
}

/**
 * Use case: what the reader began on an account, at home, and may go back to, the latest first; nothing of
 * what others began.
 */
export async function listOwnUnderWay(
  context: Context,
  accountId: CounterAccountId,
): Promise<readonly OwnPaymentUnderWay[]> {
  const { actor } = context;
  if (actor.kind !== "person") return [];
  const system = toPaymentsSystem(context);
  const whose = { accountId, payerId: actor.personId, atMachine: false };
  const rows = await system.transaction((tx) => listRowsUnderWay(tx, system, whose));
  return rows.flatMap(({ row, operation, total }) =>
    operation === null
      ? []
      : [
          {
            id: parseId<"payment">(row.leader_id ?? row.id),
            amount: total,
            page: getPaymentProvider(row.provider).pageOf(system, operation),
          },
        ],
  );
}
