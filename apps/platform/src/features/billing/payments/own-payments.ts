import type { Context } from "../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import { removeAccents, toTidyText } from "../../../kernel/text.ts";
import { hasCapability } from "../../access/access/index.ts";
import {
  type CounterAccountId,
  type FormerHold,
  listAccounts,
  listAccountsOfEach,
  listFormerOfEach,
} from "../../ledger/counters/index.ts";
import { toPaymentsSystem } from "./at-till.ts";
import { paymentsErrors } from "./errors.ts";
import { listRegies } from "./keep-regie.ts";
import type { Payment, PaymentId, Regie } from "./payment.ts";
import { toPayment } from "./read-payment.ts";
import { findPaymentRow, listAccountPayments, type PaymentRow } from "./store/payments.ts";

export interface Receipt {
  readonly regie: Regie;
  readonly payment: Payment;
}

export interface Reader {
  /** By whom, when a person reads. */
  readonly personId?: PersonId;
  /** Their own name, for what was paid under it at the desk. */
  readonly name?: string;
  readonly isOfRegie?: boolean;
}

/**
 * A payment as its reader may read it. Who paid, the bank, the cheque and why it was given back are read by
 * whoever paid, and the agents of the régie: separated parents do not learn them of each other, nor does the
 * child for whom it was. Others read the figures.
 */
export function selectReadablePayment(
  payment: Payment,
  { personId, name, isOfRegie = false }: Reader,
): Payment {
  const { words } = payment;
  if (words === null || isOfRegie || (personId !== undefined && words.payerId === personId)) return payment;
  const { at, forPerson, payer } = words;
  // What bears their own name tells them nothing; the cheque stays apart, as a name is easily declared.
  const isTheirs = name !== undefined && toComparablePayer(name) === toComparablePayer(payer);
  return { ...payment, words: { at, forPerson, by: "", payer: isTheirs ? payer : "" } };
}

/** The system, an agent of the régie, or who holds the journal for control, reads all. */
function resolvePaymentReader({ actor }: Context, { agents }: Regie, name: string | undefined): Reader {
  if (actor.kind === "person") return { personId: actor.personId, ...(name === undefined ? {} : { name }) };
  if (actor.kind === "system" || hasCapability(actor, "journal.read")) return { isOfRegie: true };
  const isNamed = (staffId: StaffId) => actor.kind === "staff" && staffId === actor.staffId;
  return { isOfRegie: agents.some(({ staffId }) => isNamed(staffId)) };
}

const toComparablePayer = (name: string): string => removeAccents(toTidyText(name)).toLowerCase();

/**
 * Of an account that somebody left, what was paid while they held it, and what they paid, or was paid for
 * what they owe, whenever it came; nothing of the others since. What was erased of says no hour.
 */
export function isOfTheirs({ words, day }: Payment, { at, on }: FormerHold, personId: PersonId): boolean {
  if (words === null) return day < on;
  return words.at < at || [words.payerId, words.forPerson].includes(personId);
}

/**
 * Use case: the payments of a person's accounts, and of those they left until they did, the latest first, for
 * themselves, who acts for them, or an agent at the desk. Throws households.cannot_act_for.
 */
export async function listPayments(
  context: Context,
  personId: PersonId,
  readerName?: string,
): Promise<readonly Receipt[]> {
  const own = { held: await listAccounts(context, personId), left: await listFormerHolds(context, personId) };
  const told = await listToldPayments(context, [...own.held, ...own.left], readerName);
  return told.filter((one) => isShown(one, own, personId)).map(({ receipt }) => receipt);
}

/** Receipts of one page: the latest first. */
export interface ReceiptsPage {
  readonly receipts: readonly Receipt[];
  /** Where the page after begins; null when this is the last. */
  readonly next: number | null;
}

/**
 * Rows read of accounts that were left, in blocks of a page, before the reader is asked to go on: the others
 * may have paid for years since.
 */
const MOST_BLOCKS = 10;

/**
 * Use case: the same, a page at a time: what comes after it is not opened. A page is short of receipts, or
 * has none, where what they left was paid much since: `next` still leads to theirs. Throws
 * households.cannot_act_for.
 */
export async function listPaymentsPage(
  context: Context,
  personId: PersonId,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<ReceiptsPage> {
  const own = { held: await listAccounts(context, personId), left: await listFormerHolds(context, personId) };
  const receipts: Receipt[] = [];
  let at = from;
  for (let block = 0; block < MOST_BLOCKS; block += 1) {
    const told = await listToldPayments(context, [...own.held, ...own.left], undefined, {
      from: at,
      limit: limit + 1,
    });
    for (const [index, one] of told.entries()) {
      if (!isShown(one, own, personId)) continue;
      if (receipts.length === limit) return { receipts, next: at + index };
      receipts.push(one.receipt);
    }
    if (told.length <= limit) return { receipts, next: null };
    at += told.length;
  }
  return { receipts, next: at };
}

async function listFormerHolds(context: Context, personId: PersonId): Promise<readonly FormerHold[]> {
  return (await listFormerOfEach(context, [personId])).get(personId) ?? [];
}

interface Own {
  readonly held: readonly { readonly accountId: string }[];
  readonly left: readonly FormerHold[];
}

/** Before what is not for the reader is taken out of the words: who paid is among it. */
function isShown({ payment, accountId }: ToldPayment, { held, left }: Own, personId: PersonId): boolean {
  if (held.some((one) => one.accountId === accountId)) return true;
  return left.some((one) => one.accountId === accountId && isOfTheirs(payment, one, personId));
}

interface ToldPayment {
  readonly receipt: Receipt;
  /** Whole. */
  readonly payment: Payment;
  readonly accountId: string;
}

/** The same of several people, in as many statements as for one; who is out of reach is not in it. */
export async function listPaymentsOfEach(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly Receipt[]>> {
  const accounts = await listAccountsOfEach(context, personIds);
  const lefts = await listFormerOfEach(context, personIds);
  const all = [...accounts.values(), ...lefts.values()].flat();
  const told = await listToldPayments(context, all, undefined);
  return new Map(
    [...accounts].map(([personId, held]) => {
      const own = { held, left: lefts.get(personId) ?? [] };
      return [
        personId,
        told.filter((one) => isShown(one, own, personId)).map(({ receipt }) => receipt),
      ] as const;
    }),
  );
}

async function listToldPayments(
  context: Context,
  accounts: readonly { readonly accountId: CounterAccountId }[],
  readerName: string | undefined,
  page?: { readonly from: number; readonly limit: number },
): Promise<readonly ToldPayment[]> {
  const system = toPaymentsSystem(context);
  return system.transaction(async (tx) => {
    const regies = new Map((await listRegies(tx, system)).map((regie) => [regie.id as string, regie]));
    const ids = [...new Set(accounts.map(({ accountId }) => accountId))];
    return (await listAccountPayments(tx, system.authorityId, ids, page)).flatMap((row) => {
      const regie = regies.get(row.regie_id);
      return regie ? [toToldPayment(context, { regie, row, readerName })] : [];
    });
  });
}

function toToldPayment(
  context: Context,
  {
    regie,
    row,
    readerName,
  }: { readonly regie: Regie; readonly row: PaymentRow; readonly readerName: string | undefined },
): ToldPayment {
  const payment = toPayment(toPaymentsSystem(context), regie, row);
  const shown = selectReadablePayment(payment, resolvePaymentReader(context, regie, readerName));
  return { receipt: { regie, payment: shown }, payment, accountId: row.account_id };
}

/** Use case: one payment of a person. Throws households.cannot_act_for, payments.unknown. */
export async function readReceipt(
  context: Context,
  {
    personId,
    id,
    readerName,
  }: { readonly personId: PersonId; readonly id: PaymentId; readonly readerName?: string },
): Promise<Receipt> {
  const own = { held: await listAccounts(context, personId), left: await listFormerHolds(context, personId) };
  const system = toPaymentsSystem(context);
  const told = await system.transaction(async (tx) => {
    const row = await findPaymentRow(tx, system.authorityId, id);
    const isTheirs = [...own.held, ...own.left].some(({ accountId }) => accountId === row?.account_id);
    if (!row || !isTheirs) return undefined;
    const regie = (await listRegies(tx, system)).find((one) => one.id === row.regie_id);
    return regie && toToldPayment(context, { regie, row, readerName });
  });
  if (!told || !isShown(told, own, personId)) throw paymentsErrors.error("payments.unknown");
  return told.receipt;
}
