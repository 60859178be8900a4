import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { listAccounts, type OwnAccount } from "../../../ledger/counters/index.ts";
import {
  countTry,
  type Guest,
  type GuestId,
  getServing,
  guestsErrors,
  listEverServed,
} from "../../../ledger/guests/index.ts";
import { toPaymentsSystem } from "../at-till.ts";
import { paymentsErrors } from "../errors.ts";
import { listRegies } from "../keep-regie.ts";
import { type Receipt, selectReadablePayment } from "../own-payments.ts";
import type { PaymentId } from "../payment.ts";
import { toPayment } from "../read-payment.ts";
import { findOnline, type OnlineRow } from "../store/online.ts";
import { listAccountPayments } from "../store/payments.ts";
import { findOnlinePayer, findOnlineRequester, findReceipt } from "./find-online-payer.ts";
import { getPaymentProvider, resolveAnsweredRow, type SettledPayment } from "./resolve-payment.ts";
import { startAccountTopUp, type TopUpAsked, validateTopUp } from "./start-top-up.ts";

export interface AskedAsGuest extends Omit<TopUpAsked, "personId" | "accountId"> {
  readonly guestId: GuestId;
}

/** Refusals that say whether an amount fits: a guest is answered the same for each. */
const TELLING = listCodes(
  paymentsErrors,
  "payments.over_ceiling",
  "payments.room_awaited",
  "payments.id_reused",
  "payments.too_many_under_way",
);

/**
 * Use case: a guest begins a payment into the counter that a parent invited them for. Nothing they are
 * answered says its balance: an amount that it cannot take is refused without a reason, and three are tried a
 * day, whatever becomes of them. The same form again goes to the same page, and is no other try: neither
 * while the payment service does not answer. Throws guests.unknown, guests.not_now, and as startTopUp.
 */
export async function startGuestTopUp(
  context: Context,
  { guestId: id, ...input }: AskedAsGuest,
): Promise<{ readonly page: string }> {
  const said = validateTopUp(input);
  const system = toPaymentsSystem(context);
  const personId = requireGuestReader(context);
  const { childId, accountId, page, isAgain } = await system.transaction(async (tx) => {
    const serving = await getServing(tx, system, { id, guestId: personId });
    const known = await findOnline(tx, system.authorityId, input.id);
    const again = known && findRepeatedPage(system, known, { ...input, personId, serving });
    // The room was judged for the same amount: a payment service that is silent takes no try.
    if (!known) await countTry(tx, system, id, `${input.id}:${input.amount}`);
    return { ...serving, page: again, isAgain: known !== undefined };
  });
  if (page !== undefined) return { page };
  const asked = { ...said, personId: childId, accountId };
  const account = await getGuestAccount(system, { childId, accountId });
  return recoverRefusal(
    TELLING,
    () => startAccountTopUp(context, { asked, account, isGuest: true, isAgain }),
    () => {
      throw guestsErrors.error("guests.not_now");
    },
  );
}

interface RepeatedRequest {
  readonly personId: PersonId;
  readonly amount: number;
  readonly serving: Pick<Guest, "accountId">;
}

/**
 * Sent twice, it is one payment; undefined while the payment service has not answered yet. Another amount, or
 * another's, is answered as one that does not fit. Throws guests.not_now.
 */
function findRepeatedPage(
  system: Context,
  row: OnlineRow,
  { personId, amount, serving }: RepeatedRequest,
): string | undefined {
  const isTheirs = findOnlineRequester(system, row) === personId && row.account_id === serving.accountId;
  if (!isTheirs || row.amount !== amount || row.state !== "begun") throw guestsErrors.error("guests.not_now");
  return row.operation === null ? undefined : getPaymentProvider(row.provider).pageOf(system, row.operation);
}

/** Throws payments.unknown: nobody else pays as a guest. */
function requireGuestReader({ actor }: Context): PersonId {
  if (actor.kind !== "person") throw paymentsErrors.error("payments.unknown");
  return actor.personId;
}

/** By the system: a guest reads no account. Throws payments.no_regie. */
async function getGuestAccount(
  system: Context,
  { childId, accountId }: Pick<Guest, "childId" | "accountId">,
): Promise<OwnAccount> {
  const found = (await listAccounts(system, childId)).find((one) => one.accountId === accountId);
  if (!found) throw paymentsErrors.error("payments.no_regie");
  return found;
}

/**
 * Use case: where a payment that the reader asked for stands, whatever may have ended since. Throws
 * payments.unknown when it is another's.
 */
export async function resolveReaderPayment(context: Context, id: PaymentId): Promise<SettledPayment> {
  const personId = requireGuestReader(context);
  const system = toPaymentsSystem(context);
  const row = await system.transaction(async (tx) => {
    const found = await findOnline(tx, system.authorityId, id);
    if (!found || (await findOnlinePayer(tx, system, found)) !== personId)
      throw paymentsErrors.error("payments.unknown");
    return found;
  });
  return resolveAnsweredRow(system, row);
}

/** Use case: the receipt of what the reader paid, for whomever. Throws payments.unknown. */
export async function readPaidByReader(context: Context, id: PaymentId): Promise<Receipt> {
  const personId = requireGuestReader(context);
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const found = await findReceipt(tx, system, id);
    if (found?.payment.words?.payerId !== personId) throw paymentsErrors.error("payments.unknown");
    return { regie: found.regie, payment: selectReadablePayment(found.payment, { personId }) };
  });
}

/** Use case: what the reader paid as a guest, the latest first; nothing of what others paid. */
export async function listPaidAsGuest(context: Context): Promise<readonly Receipt[]> {
  const personId = requireGuestReader(context);
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regies = await listRegies(tx, system);
    const served = await listEverServed(tx, system, personId);
    const accountIds = [...new Set(served.map(({ accountId }) => accountId))];
    const receipts = (await listAccountPayments(tx, system.authorityId, accountIds)).flatMap((row) => {
      const regie = regies.find(({ id }) => id === row.regie_id);
      const payment = regie && toPayment(system, regie, row);
      if (!payment || payment.words?.payerId !== personId) return [];
      return [{ regie, payment: selectReadablePayment(payment, { personId }) }];
    });
    return receipts.toSorted((one, other) => other.payment.day.localeCompare(one.payment.day));
  });
}
