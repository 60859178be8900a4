import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { removeInvisible, toTidyText } from "../../../../kernel/text.ts";
import { findAccount, requireCapability } from "../../../access/access/index.ts";
import { type CounterAccountId, listAccounts, type OwnAccount } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import { getRegie, listRegies } from "../keep-regie.ts";
import type { PaymentId, Regie, RegieCounter, RegieId } from "../payment.ts";
import { requireCreditedUnits } from "../receive-money.ts";
import { isPaid, isSaid } from "../rules.ts";
import { openPaymentWords, sealPaymentWords } from "../sealed-words.ts";
import {
  createOnlineRow,
  findOnline,
  findOnlineAccount,
  listAccountOnlineRows,
  saveOnlineAccount,
  setOperation,
} from "../store/online.ts";
import { findPaymentRow, lockRegie } from "../store/payments.ts";
import { isReal, type OnlineAccount, type ProviderName } from "./provider.ts";
import { getPaymentProvider } from "./resolve-payment.ts";
import { requireRoomBeside } from "./under-way.ts";

/**
 * Use case: an administrator says by which service a régie is paid online. The simulator, and the mode of
 * tests of a service, are for demonstrations only: no money moves, and the counter would be credited. Throws
 * access.capability_missing, payments.unknown_regie, payments.provider_not_valid.
 */
export async function setOnlineAccount(
  context: Context,
  { regieId, ...account }: OnlineAccount & { readonly regieId: RegieId },
): Promise<void> {
  requireCapability(context, "counter.manage");
  const { provider, clientNumber } = account;
  const isSound = provider === "simulator" || /^\d{6}$/.test(clientNumber);
  if (!isSound || !isReal(context, account)) throw paymentsErrors.error("payments.provider_not_valid");
  await context.transaction(async (tx) => {
    const { name } = await getRegie(tx, context, regieId);
    await saveOnlineAccount(tx, context.authorityId, regieId, account);
    await record(tx, context, {
      action: "payments.online_set",
      data: { regie: regieId, name, provider, mode: account.mode },
    });
  });
}

/** By which service a régie is paid online, for agents; undefined while it is not. */
export const readOnlineAccount = (context: Context, regieId: RegieId): Promise<OnlineAccount | undefined> =>
  context.read((tx) => findOnlineAccount(tx, context.authorityId, regieId));

export interface TopUpAsked {
  /** From the form: sent twice, it is one payment. */
  readonly id: PaymentId;
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
  /** In cents. */
  readonly amount: number;
  /** Who pays, as on the receipt. */
  readonly payer: string;
  /** The machine where it is begun, where it is no browser of theirs: their journal says so. */
  readonly machine?: string;
  /** Where the payment service writes; absent, the address of the account that pays. */
  readonly email?: string;
  /** Whole addresses. */
  readonly returnTo: string;
  readonly notifyAt: string;
}

/**
 * Use case: somebody who may act for the person begins a payment, and goes to the page of the payment
 * service. Nothing is credited here. Throws households.cannot_act_for, payments.no_regie,
 * payments.amount_not_valid, payments.not_whole_units, payments.words_not_valid, payments.over_ceiling,
 * payments.room_awaited, payments.id_reused, payments.too_many_under_way, payments.provider_silent.
 */
export async function startTopUp(context: Context, input: TopUpAsked): Promise<{ readonly page: string }> {
  const asked = validateTopUp(input);
  return startAccountTopUp(context, { asked, account: await getOwn(context, asked), isGuest: false });
}

/**
 * The payer is the name that is kept of them, and not typed: what nobody sees of it is taken out, and keeps
 * nobody from paying. Throws payments.amount_not_valid, payments.words_not_valid.
 */
export function validateTopUp<Asked extends Pick<TopUpAsked, "amount" | "payer">>(input: Asked): Asked {
  const asked = { ...input, payer: toTidyText(removeInvisible(input.payer)) };
  if (!isPaid(asked.amount)) throw paymentsErrors.error("payments.amount_not_valid");
  if (!isSaid(asked.payer)) throw paymentsErrors.error("payments.words_not_valid");
  return asked;
}

interface Beginning {
  readonly asked: TopUpAsked;
  readonly account: OwnAccount;
  /** Whoever pays was invited, and reads nothing of the account. */
  readonly isGuest: boolean;
  /**
   * The same form, not answered by the payment service: there was room when it was written. A guest who sends
   * it again learns nothing more.
   */
  readonly isAgain?: boolean;
}

/** For whoever may top this account up. Throws as startTopUp. */
export async function startAccountTopUp(
  context: Context,
  { asked, account, isGuest, isAgain = false }: Beginning,
): Promise<{ readonly page: string }> {
  const system = toPaymentsSystem(context);
  const { regie, online } = await getPayableRegie(system, account);
  const credited = requireCreditedUnits(regie, account, asked.amount);
  if (!isAgain) requireRoom(account, credited);
  if (asked.amount < getPaymentProvider(online.provider).least)
    throw paymentsErrors.error("payments.amount_not_valid");
  const reference = formatPaymentReference(asked.id);
  const payerId = context.actor.kind === "person" ? context.actor.personId : undefined;
  const kept = { asked, account, regie, online, credited, reference, payerId, isGuest };
  const operation = (await saveOnlineRequest(context, kept)) ?? (await startProviderOperation(system, kept));
  return { page: getPaymentProvider(online.provider).pageOf(system, operation) };
}

/** Two forms at once begin two operations: the first one counts, and both payers go to its page. */
async function startProviderOperation(
  system: Context,
  { asked, account, regie, online, reference, payerId }: Kept,
): Promise<string> {
  const { id, amount, email, notifyAt, returnTo } = asked;
  const operation = await getPaymentProvider(online.provider).begin(system, online, {
    reference,
    amount,
    subject: `${account.counter.name.fr} ${regie.code}`,
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

/** A counter that may be topped up online. */
export interface PayableOnline extends RegieCounter {
  readonly regieId: RegieId;
  readonly provider: ProviderName;
}

/** The counters of the authority that may be topped up online, with what one unit costs. */
export async function listPayable(context: Context): Promise<readonly PayableOnline[]> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const found: PayableOnline[] = [];
    for (const { id, counters } of await listRegies(tx, system)) {
      const online = await findOnlineAccount(tx, system.authorityId, id);
      if (online && isReal(system, online))
        found.push(...counters.map((one) => ({ ...one, regieId: id, provider: online.provider })));
    }
    return found;
  });
}

async function getOwn(
  context: Context,
  { personId, accountId }: Pick<TopUpAsked, "personId" | "accountId">,
): Promise<OwnAccount> {
  const found = (await listAccounts(context, personId)).find((one) => one.accountId === accountId);
  if (!found) throw paymentsErrors.error("payments.no_regie");
  return found;
}

async function getPayableRegie(
  system: Context,
  { counter }: OwnAccount,
): Promise<{ readonly regie: Regie; readonly online: OnlineAccount }> {
  return system.transaction(async (tx) => {
    const regies = await listRegies(tx, system);
    const regie = regies.find(({ counters }) => counters.some(({ counterId }) => counterId === counter.id));
    const online = regie && (await findOnlineAccount(tx, system.authorityId, regie.id));
    if (!regie || !online || !isReal(system, online) || counter.closedOn !== null)
      throw paymentsErrors.error("payments.no_regie");
    return { regie, online };
  });
}

/** Said before the money leaves: afterwards the Treasury would have to give it back. */
function requireRoom({ counter, balance }: OwnAccount, credited: number): void {
  if (counter.ceiling !== null && balance + credited > counter.ceiling)
    throw paymentsErrors.error("payments.over_ceiling");
}

interface Kept extends Beginning {
  readonly regie: Regie;
  readonly online: OnlineAccount;
  readonly credited: number;
  readonly reference: string;
  readonly payerId: PersonId | undefined;
}

/**
 * What is asked is written before the service knows of it: an answer always finds it. The operation, when the
 * form was sent before.
 */
async function saveOnlineRequest(context: Context, kept: Kept): Promise<string | undefined> {
  const { asked, account, regie, online, credited, reference, payerId } = kept;
  const system = toPaymentsSystem(context);
  const { authorityId } = system;
  const { id, accountId, amount } = asked;
  return system.transaction(async (tx) => {
    // Many forms at once are counted one after the other; so is what is paid at the desk meanwhile.
    await lockRegie(tx, authorityId, regie.id);
    const inserted = await createOnlineRow(tx, {
      authority_id: authorityId,
      id,
      regie_id: regie.id,
      counter_id: account.counter.id,
      account_id: accountId,
      provider: online.provider,
      client_number: online.clientNumber,
      mode: online.provider === "simulator" ? "test" : online.mode,
      amount,
      credited,
      reference,
      operation: null,
      state: "begun",
      begun_at: system.now(),
      asked_at: null,
      payment_id: null,
      words: sealPaymentWords(system, { regieId: regie.id, id }, buildOnlineWords(system, kept)),
    });
    if (inserted) {
      if (await findPaymentRow(tx, authorityId, id)) throw paymentsErrors.error("payments.id_reused");
      await requireFewUnderWay(tx, system, { accountId, payerId, atMachine: asked.machine !== undefined });
      await requireRoomBeside(tx, system, kept);
      await recordOnlineStart(tx, context, kept);
      return undefined;
    }
    const known = await findOnline(tx, authorityId, id);
    const isSame = known?.account_id === accountId && known.amount === amount && known.state === "begun";
    if (!isSame) throw paymentsErrors.error("payments.id_reused");
    return known.operation ?? undefined;
  });
}

const buildOnlineWords = (system: Context, { asked: { personId, payer, machine }, payerId }: Kept) => ({
  at: system.now(),
  forPerson: personId,
  payer,
  ...(payerId === undefined ? {} : { payerId }),
  by: "en ligne",
  ...(machine === undefined ? {} : { machine }),
});

/**
 * A guest is nobody who acts for the child: the house says so in the child's journal, and to the guest in
 * theirs.
 */
async function recordOnlineStart(tx: Tx, context: Context, { asked, payerId, isGuest }: Kept): Promise<void> {
  const { id, amount, machine, personId } = asked;
  const data = { payment: id, amount, ...(machine === undefined ? {} : { machine }) };
  const action = "payments.online_begun";
  if (!isGuest) return record(tx, context, { action, personId, data });
  await record(tx, toPaymentsSystem(context), { action, personId, data: { ...data, guest: true } });
  if (payerId !== undefined) await record(tx, context, { action, personId: payerId, data });
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
 * begins them, and its holder still pays at home. The one that is being begun has no operation yet.
 */
async function requireFewUnderWay(
  tx: Tx,
  system: Context,
  {
    accountId,
    payerId,
    atMachine,
  }: {
    readonly accountId: CounterAccountId;
    readonly payerId: PersonId | undefined;
    readonly atMachine: boolean;
  },
): Promise<void> {
  const since = system.now().getTime() - DAY_MS;
  const rows = (await listAccountOnlineRows(tx, system.authorityId, accountId)).filter(
    ({ begun_at, state, words }) =>
      begun_at.getTime() > since && (state === "begun" || state === "abandoned") && words !== null,
  );
  const theirs = rows.filter(({ regie_id, id, words }) => {
    const place = { regieId: parseId<"regie">(regie_id), id: parseId<"payment">(id) };
    const said = openPaymentWords(system, place, words);
    return said?.payerId === payerId && (said?.machine !== undefined) === atMachine;
  });
  const underWay = theirs.filter(({ state, operation }) => state === "begun" && operation !== null).length;
  if (underWay >= UNDER_WAY_MOST || theirs.length > UNPAID_A_DAY_MOST)
    throw paymentsErrors.error("payments.too_many_under_way");
}

/** Thirty capital letters and digits of the id. */
const formatPaymentReference = (id: PaymentId): string => id.replaceAll("-", "").toUpperCase().slice(0, 30);
