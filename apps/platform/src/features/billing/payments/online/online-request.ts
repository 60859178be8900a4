import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount } from "../../../access/access/index.ts";
import type { OwnAccount } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentId, Regie } from "../payment.ts";
import { requireCreditedUnits } from "../receive-money.ts";
import { sealPaymentWords } from "../sealed-words.ts";
import { createOnlineRow, findOnline, listOperationRows, setOperation } from "../store/online.ts";
import { findPaymentRow, lockRegie } from "../store/payments.ts";
import { getPayableRegie } from "./online-account.ts";
import type { OnlineAccount } from "./provider.ts";
import { getPaymentProvider } from "./resolve-payment.ts";
import { requireFewUnderWay, requireNoneBeside, requireRoomBeside } from "./under-way.ts";

/** What is paid on one account. */
export interface OnlinePart {
  /** Of the receipt to come. */
  readonly id: PaymentId;
  /** Whom it is for. */
  readonly personId: PersonId;
  readonly account: OwnAccount;
  /** In cents. */
  readonly amount: number;
}

/** What is asked of the payment service at once: one operation, one receipt for each account. */
export interface OnlineOrder {
  /** The first one leads: its id is the payment's, and the service is given its reference. */
  readonly parts: readonly [OnlinePart, ...OnlinePart[]];
  /** Who pays, as on the receipts. */
  readonly payer: string;
  /** The machine where it is begun, where it is no browser of theirs: their journal says so. */
  readonly machine?: string | undefined;
  /** Where the payment service writes; absent, the address of the account that pays. */
  readonly email?: string | undefined;
  /** Whole addresses. */
  readonly returnTo: string;
  readonly notifyAt: string;
  /** It settles what is due: nothing else of the same payer does at the same time. */
  readonly isDue?: boolean;
  /** Whoever pays was invited, and reads nothing of the account. */
  readonly isGuest?: boolean;
  /**
   * The same form, not answered by the payment service: there was room when it was written. A guest who sends
   * it again learns nothing more.
   */
  readonly isAgain?: boolean;
}

/**
 * For whoever may pay into these accounts, of one régie: what is asked is written, then asked of the payment
 * service. Nothing is credited. Throws payments.no_regie, payments.amount_not_valid,
 * payments.not_whole_units, payments.over_ceiling, payments.room_awaited, payments.id_reused,
 * payments.too_many_under_way, payments.due_under_way, payments.provider_silent.
 */
export async function startOnlinePayment(
  context: Context,
  order: OnlineOrder,
): Promise<{ readonly page: string }> {
  const system = toPaymentsSystem(context);
  const { regie, online } = await getOneRegie(system, order.parts);
  const parts = order.parts.map((part) => ({
    ...part,
    credited: requireCreditedUnits(regie, part.account, part.amount),
  }));
  if (!order.isAgain) for (const part of parts) requireRoom(part);
  const total = parts.reduce((sum, { amount }) => sum + amount, 0);
  const provider = getPaymentProvider(online.provider);
  if (total < provider.least) throw paymentsErrors.error("payments.amount_not_valid");
  const payerId = context.actor.kind === "person" ? context.actor.personId : undefined;
  const request = { order, parts, total, regie, online, payerId };
  const operation =
    (await saveOnlineRequest(context, request)) ?? (await startProviderOperation(system, request));
  return { page: provider.pageOf(system, operation) };
}

async function getOneRegie(
  system: Context,
  [first, ...others]: OnlineOrder["parts"],
): Promise<{ readonly regie: Regie; readonly online: OnlineAccount }> {
  const found = await getPayableRegie(system, first.account);
  for (const { account } of others)
    if ((await getPayableRegie(system, account)).regie.id !== found.regie.id)
      throw paymentsErrors.error("payments.no_regie");
  return found;
}

interface CreditedPart extends OnlinePart {
  /** In the unit of the counter. */
  readonly credited: number;
}

/** Said before the money leaves: afterwards the Treasury would have to give it back. */
function requireRoom({ account: { counter, balance }, credited }: CreditedPart): void {
  if (counter.ceiling !== null && balance + credited > counter.ceiling)
    throw paymentsErrors.error("payments.over_ceiling");
}

interface OnlineRequest {
  readonly order: OnlineOrder;
  /** In the order of `order.parts`. */
  readonly parts: readonly CreditedPart[];
  /** Of all parts, in cents. */
  readonly total: number;
  readonly regie: Regie;
  readonly online: OnlineAccount;
  readonly payerId: PersonId | undefined;
}

/** Two forms at once begin two operations: the first one counts, and both payers go to its page. */
async function startProviderOperation(
  system: Context,
  { order, total, regie, online, payerId }: OnlineRequest,
): Promise<string> {
  const { parts, email, notifyAt, returnTo } = order;
  const { id, account } = parts[0];
  const isOneCounter = parts.every((part) => part.account.counter.id === account.counter.id);
  const operation = await getPaymentProvider(online.provider).begin(system, online, {
    reference: formatPaymentReference(id),
    amount: total,
    subject: `${isOneCounter ? account.counter.name.fr : regie.name} ${regie.code}`,
    email: email ?? (await findPayerEmail(system, payerId)),
    notifyAt,
    returnTo,
  });
  const { authorityId } = system;
  return system.transaction(async (tx) => {
    await setOperation(tx, authorityId, { id, operation });
    return (await findOnline(tx, authorityId, id))?.operation ?? operation;
  });
}

/** "" when there is none: a service that needs one refuses. */
async function findPayerEmail(system: Context, personId: PersonId | undefined): Promise<string> {
  if (personId === undefined) return "";
  return system.transaction(async (tx) => (await findAccount(tx, system, personId))?.email ?? "");
}

/**
 * What is asked is written before the service knows of it: an answer always finds it. The operation, when the
 * form was sent before.
 */
async function saveOnlineRequest(context: Context, request: OnlineRequest): Promise<string | undefined> {
  const system = toPaymentsSystem(context);
  const { authorityId } = system;
  const { order, regie } = request;
  return system.transaction(async (tx) => {
    // Many forms at once are counted one after the other; so is what is paid at the desk meanwhile.
    await lockRegie(tx, authorityId, regie.id);
    if (!(await createPartRow(tx, system, { request, at: 0 }))) {
      const operation = await findRepeatedOperation(tx, system, request);
      return operation ?? undefined;
    }
    for (const at of request.parts.keys())
      if (at > 0 && !(await createPartRow(tx, system, { request, at })))
        throw paymentsErrors.error("payments.id_reused");
    for (const part of request.parts) await requireMayBegin(tx, system, { request, part });
    for (const part of order.parts) await recordOnlineStart(tx, context, { request, part });
    return undefined;
  });
}

/** One row of the request; false when its id is there already. */
async function createPartRow(
  tx: Tx,
  system: Context,
  { request, at }: { readonly request: OnlineRequest; readonly at: number },
): Promise<boolean> {
  const { order, parts, regie, online } = request;
  const part = parts[at];
  if (!part) throw new RangeError(`the request has no part ${at}`);
  const { id, account, amount, credited } = part;
  return createOnlineRow(tx, {
    authority_id: system.authorityId,
    id,
    regie_id: regie.id,
    counter_id: account.counter.id,
    account_id: account.accountId,
    provider: online.provider,
    client_number: online.clientNumber,
    mode: online.provider === "simulator" ? "test" : online.mode,
    amount,
    credited,
    reference: formatPaymentReference(id),
    operation: null,
    leader_id: at === 0 ? null : order.parts[0].id,
    state: "begun",
    begun_at: system.now(),
    asked_at: null,
    payment_id: null,
    words: sealPaymentWords(system, { regieId: regie.id, id }, buildOnlineWords(system, { request, part })),
  });
}

/** The form was sent before: its operation, or null while the service has not answered. */
async function findRepeatedOperation(
  tx: Tx,
  system: Context,
  { order: { parts } }: OnlineRequest,
): Promise<string | null> {
  const rows = await listOperationRows(tx, system.authorityId, parts[0].id);
  const isSame =
    rows.length === parts.length &&
    rows[0]?.leader_id === null &&
    parts.every(({ id, account, amount }) =>
      rows.some(
        (row) =>
          row.id === id &&
          row.account_id === account.accountId &&
          row.amount === amount &&
          row.state === "begun",
      ),
    );
  if (!isSame) throw paymentsErrors.error("payments.id_reused");
  return rows[0]?.operation ?? null;
}

interface OnePart<Part extends OnlinePart = OnlinePart> {
  readonly request: OnlineRequest;
  readonly part: Part;
}

async function requireMayBegin(
  tx: Tx,
  system: Context,
  { request: { order, payerId }, part: { id, account, credited } }: OnePart<CreditedPart>,
): Promise<void> {
  if (await findPaymentRow(tx, system.authorityId, id)) throw paymentsErrors.error("payments.id_reused");
  const whose = { accountId: account.accountId, payerId, atMachine: order.machine !== undefined };
  await requireFewUnderWay(tx, system, whose);
  await requireRoomBeside(tx, system, { ...whose, id, account, credited });
  if (order.isDue) await requireNoneBeside(tx, system, { ...whose, leaderId: order.parts[0].id });
}

const buildOnlineWords = (system: Context, { request: { order, payerId }, part }: OnePart) => ({
  at: system.now(),
  forPerson: part.personId,
  payer: order.payer,
  ...(payerId === undefined ? {} : { payerId }),
  by: "en ligne",
  ...(order.machine === undefined ? {} : { machine: order.machine }),
});

/**
 * A guest is nobody who acts for the child: the house says so in the child's journal, and to the guest in
 * theirs.
 */
async function recordOnlineStart(
  tx: Tx,
  context: Context,
  { request: { order, payerId }, part: { id, amount, personId } }: OnePart,
): Promise<void> {
  const { machine, isGuest = false } = order;
  const data = { payment: id, amount, ...(machine === undefined ? {} : { machine }) };
  const action = "payments.online_begun";
  if (!isGuest) return record(tx, context, { action, personId, data });
  await record(tx, toPaymentsSystem(context), { action, personId, data: { ...data, guest: true } });
  if (payerId !== undefined) await record(tx, context, { action, personId: payerId, data });
}

/** Thirty capital letters and digits of the id. */
const formatPaymentReference = (id: PaymentId): string => id.replaceAll("-", "").toUpperCase().slice(0, 30);
