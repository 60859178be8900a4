import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { applyHouseTransfer, countersErrors, listAccounts } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { saveBroughtMoney } from "../../invoices/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import { getRegie } from "../keep-regie.ts";
import type { PaymentId } from "../payment.ts";
import { toPayment } from "../read-payment.ts";
import { openPaymentWords } from "../sealed-words.ts";
import {
  findByOperation,
  findOnline,
  listOperationRows,
  type OnlineRow,
  type OnlineState,
  setState,
} from "../store/online.ts";
import { createPaymentRow, findPaymentRow, lockRegie } from "../store/payments.ts";
import { findOnlinePayer } from "./find-online-payer.ts";
import { notifyOnlinePayer } from "./notify-online-payer.ts";
import { payfip } from "./payfip.ts";
import { isReal, type PaymentProvider, type ProviderAnswer, type ProviderName } from "./provider.ts";
import { simulator } from "./simulator.ts";

export const getPaymentProvider = (name: ProviderName): PaymentProvider =>
  name === "payfip" ? payfip : simulator;

/** Where a payment stands, for its payer. */
export interface SettledPayment {
  readonly id: PaymentId;
  readonly state: OnlineState;
  readonly amount: number;
}

/**
 * Use case: the payment service, or the payer who comes back, says that something happened; only what the
 * service answers when it is asked counts. Whatever the order and the repeats, the counter is credited once.
 * Throws payments.unknown, payments.no_answer_yet.
 */
export async function resolveOperation(context: Context, operation: string): Promise<SettledPayment> {
  const system = toPaymentsSystem(context);
  const row = await system.transaction((tx) => findByOperation(tx, system.authorityId, operation));
  if (!row) throw paymentsErrors.error("payments.unknown");
  return resolveOnlineRow(system, row);
}

/**
 * The same, by the id given when it was begun, for who may see the account. When the service does not answer,
 * it is under way still: whoever is back from paying is never told that nothing was paid. Throws
 * households.cannot_act_for, payments.unknown.
 */
export async function resolvePayment(
  context: Context,
  { personId, id }: { readonly personId: PersonId; readonly id: PaymentId },
): Promise<SettledPayment> {
  const accounts = await listAccounts(context, personId);
  const system = toPaymentsSystem(context);
  const { actor } = context;
  const { row, payerId } = await system.transaction(async (tx) => {
    const row = await findOnline(tx, system.authorityId, id);
    return { row, payerId: row && (await findOnlinePayer(tx, system, row)) };
  });
  // Who paid is told what became of it, whatever became of the account meanwhile: as themselves, for the
  // receipt is of whose account it is.
  const isPayer = actor.kind === "person" && payerId === actor.personId && payerId === personId;
  if (!row || !(isPayer || accounts.some(({ accountId }) => accountId === row.account_id)))
    throw paymentsErrors.error("payments.unknown");
  return resolveAnsweredRow(system, row);
}

/** For the system. As it stands where the service was asked, and did not answer: a later run asks again. */
export const resolveAnsweredRow = (system: Context, row: OnlineRow): Promise<SettledPayment> =>
  recoverRefusal(
    listCodes(paymentsErrors, "payments.no_answer_yet"),
    () => resolveOnlineRow(system, row),
    () => ({ id: parseId<"payment">(row.id), state: row.state, amount: row.amount }),
  );

/** The money is there and the counter cannot take it: the Treasury gives it back, the person is told. */
const held = [...listCodes(countersErrors), ...listCodes(paymentsErrors, "payments.id_reused")];

const over: ReadonlySet<OnlineState> = new Set(["paid", "mismatch", "held"]);

/** For the system. Every account that the operation pays goes the same way, in one transaction. */
export async function resolveOnlineRow(system: Context, row: OnlineRow): Promise<SettledPayment> {
  const same = { id: parseId<"payment">(row.id), state: row.state, amount: row.amount };
  const asked = await readAskedOperation(system, row);
  if (over.has(row.state) || !asked) return same;
  const told = await getPaymentProvider(row.provider).read(system, asked.operation);
  const state = computeOnlineState(system, asked, told);
  if (state === row.state) return same;
  if (state !== "paid") return { ...same, state: await saveOnlineOutcome(system, asked.leader, state) };
  const settle = () => creditPaidOperation(system, asked.leader);
  const hold = () => saveOnlineOutcome(system, asked.leader, "held");
  return { ...same, state: await recoverRefusal(held, settle, hold) };
}

/** What the payment service was asked. */
interface AskedOperation {
  /** The row that has the operation and the reference. */
  readonly leader: OnlineRow;
  readonly operation: string;
  /** Of every account that it pays, in cents. */
  readonly total: number;
}

/** Undefined while the service has not said how it calls it. */
async function readAskedOperation(system: Context, row: OnlineRow): Promise<AskedOperation | undefined> {
  const leaderId = parseId<"payment">(row.leader_id ?? row.id);
  const rows = await system.transaction((tx) => listOperationRows(tx, system.authorityId, leaderId));
  const [leader] = rows;
  if (!leader || leader.operation === null) return undefined;
  const total = rows.reduce((sum, { amount }) => sum + amount, 0);
  return { leader, operation: leader.operation, total };
}

/**
 * A payment lasts some minutes at the service: what it still calls pending after two days is given up, and
 * may yet turn out paid.
 */
const PENDING_MS = 2 * 86_400_000;

/** Amount, reference, régie and mode are compared: an operation that paid something else credits nothing. */
function computeOnlineState(
  system: Context,
  { leader, total }: AskedOperation,
  told: ProviderAnswer,
): OnlineState {
  if (told.state === "pending")
    return system.now().getTime() - leader.begun_at.getTime() > PENDING_MS ? "abandoned" : leader.state;
  if (told.state === "unknown") return "abandoned";
  const agrees =
    told.amount === total &&
    told.reference === leader.reference &&
    told.clientNumber === leader.client_number &&
    told.mode === leader.mode;
  // Refused or given up, no money came, whatever it was of.
  if (told.state !== "paid") return told.state;
  if (!agrees) return "mismatch";
  // Begun in the mode of tests, before the house was one that counts: no money came either.
  return isReal(system, leader) ? "paid" : "abandoned";
}

/** The rows of an operation as they are now, locked until the transaction ends; the leader first. */
async function lockOperationRows(tx: Tx, system: Context, { id }: OnlineRow) {
  const leaderId = parseId<"payment">(id);
  const rows = await listOperationRows(tx, system.authorityId, leaderId, { lock: true });
  return { rows, leader: rows[0] };
}

/** What came of it, unless it was settled meanwhile. */
async function saveOnlineOutcome(
  system: Context,
  asked: OnlineRow,
  state: OnlineState,
): Promise<OnlineState> {
  return system.transaction(async (tx) => {
    const { rows, leader } = await lockOperationRows(tx, system, asked);
    if (!leader || over.has(leader.state) || leader.state === state) return leader?.state ?? state;
    // Given up, then refused: it came to nothing either way.
    if (leader.state !== "begun" && (state === "refused" || state === "abandoned")) return leader.state;
    for (const row of rows) await saveRowOutcome(tx, system, { row, state, reference: leader.reference });
    if (state === "held" || state === "mismatch") await notifyOnlinePayer(tx, system, rows, { what: state });
    return state;
  });
}

/** @param facts.reference the one that the payment service was given */
async function saveRowOutcome(
  tx: Tx,
  system: Context,
  facts: { readonly row: OnlineRow; readonly state: OnlineState; readonly reference: string },
): Promise<void> {
  const { row, state, reference } = facts;
  const id = parseId<"payment">(row.id);
  await setState(tx, system.authorityId, { id, state });
  const place = { regieId: parseId<"regie">(row.regie_id), id };
  const forPerson = openPaymentWords(system, place, row.words)?.forPerson;
  await record(tx, system, {
    action: "payments.online_over",
    ...(forPerson === undefined ? {} : { personId: forPerson }),
    data: { payment: id, state, amount: row.amount, reference },
  });
}

/** The lines, the receipts and the states, in one transaction under the lock of the rows. */
async function creditPaidOperation(system: Context, asked: OnlineRow): Promise<OnlineState> {
  return system.transaction(async (tx) => {
    await lockRegie(tx, system.authorityId, parseId<"regie">(asked.regie_id));
    const { rows, leader } = await lockOperationRows(tx, system, asked);
    if (!leader || over.has(leader.state)) return leader?.state ?? "begun";
    for (const row of rows) {
      const id = parseId<"payment">(row.id);
      // Refused when it was begun; if it is there all the same, the Treasury has the money, and the régisseur
      // the line.
      if (await findPaymentRow(tx, system.authorityId, id)) throw paymentsErrors.error("payments.id_reused");
      await postOnlinePayment(tx, system, row);
      await setState(tx, system.authorityId, { id, state: "paid", paymentId: id });
    }
    return "paid";
  });
}

async function postOnlinePayment(tx: Tx, system: Context, row: OnlineRow): Promise<void> {
  const [id, regieId] = [parseId<"payment">(row.id), parseId<"regie">(row.regie_id)];
  const [counterId, accountId] = [
    parseId<"counter">(row.counter_id),
    parseId<"counterAccount">(row.account_id),
  ];
  const moved = await applyHouseTransfer(tx, system, {
    counterId,
    caller: `payments:${regieId}`,
    key: id,
    kind: "credit",
    other: "online",
    accountId,
    amount: row.credited,
  });
  const { forPerson, machine, payerId } = openPaymentWords(system, { regieId, id }, row.words) ?? {};
  const money = { counterId, accountId, transferId: moved.id, cents: row.credited };
  // On the page of somebody who is invoiced, theirs; or those of who pays.
  const people = [forPerson, payerId].filter((one) => one !== undefined);
  await saveBroughtMoney(tx, system, { money, people });
  const regie = await getRegie(tx, system, regieId);
  const written = await createPaymentRow(tx, {
    authority_id: system.authorityId,
    id,
    regie_id: regieId,
    staff_id: null,
    counter_id: counterId,
    account_id: accountId,
    kind: "topup",
    means: "online",
    amount: row.amount,
    credited: row.credited,
    day: toCivilDate(system.now()),
    transfer_id: moved.id,
    about_id: null,
    // Sealed under the same name: the receipt has the id of what was asked.
    words: row.words,
  });
  const { number, amount } = toPayment(system, regie, written);
  await record(tx, system, {
    action: "payments.paid_online",
    ...(forPerson === undefined ? {} : { personId: forPerson }),
    data: { payment: id, number, amount, ...(machine === undefined ? {} : { machine }) },
  });
}
