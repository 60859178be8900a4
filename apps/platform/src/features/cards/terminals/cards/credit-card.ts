import type { Credited, CreditOrder } from "@ardeco/contracts";
import type { Card } from "@ardeco/desfire";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type CounterAccountId, type FoundAccount, getCounter } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { Equipment, EquipmentId } from "../../equipment/index.ts";
import { listStanding } from "../../supports/index.ts";
import type { CardApplication } from "../application.ts";
import { computeAccountName, computeCardName, getSingleCardKey, keyNumbers } from "../card-keys.ts";
import { readerErrors } from "../errors.ts";
import { findHolder } from "../holder.ts";
import { recordHoles } from "../lines/record-holes.ts";
import { listReaderUses, type Use } from "../list-reader-uses.ts";
import { files } from "../rules.ts";
import { saveCardServiceNames } from "../save-card-service-names.ts";
import { computeHeldByAccount } from "../showing/compute-held-by-account.ts";
import { notifyCardHolder } from "../showing/notify-card-holder.ts";
import type { TransactionRow } from "../store/tables.ts";
import {
  computeLoadedAmount,
  createCreditTransaction,
  type Ending,
  endTransaction,
  findLast,
  findOpenCredit,
  findOrder,
  isCounted,
  isPutBack,
  KIOSK_ORDER,
  lockCardNames,
} from "../store/transactions.ts";

const PROOF_BYTES = 12;

/** A credit that may be made, once the card says where it is. */
export interface Credit extends Use {
  readonly order: CreditOrder;
  /** Of what was asked for at a kiosk. */
  readonly atKiosk?: AtKiosk;
}

interface AtKiosk {
  /** As its page said. */
  readonly accountId: CounterAccountId;
  /** What kiosks put there in a day. */
  readonly mostOfDay: number;
  /** What cards may carry of it, as a parent said; undefined when none did. */
  readonly mostOnCards: number | undefined;
  /** How people know the reader. */
  readonly machine: string;
}

/**
 * The answer of an order that was done already; or what it is about. Throws reader.credit_not_allowed,
 * credit_key_used, credit_not_owed, credit_undetermined.
 */
export async function getCredit(
  system: Context,
  reader: Equipment,
  order: CreditOrder,
): Promise<Credited | Credit> {
  // What a kiosk asks for is told by it: a page that drew one would silence what parents are told of the day.
  if (order.key.startsWith(KIOSK_ORDER)) throw readerErrors.error("reader.credit_key_used");
  return system.transaction(async (tx) => {
    const use = (await listReaderUses(tx, system, reader))
      .filter(({ application }) => application.purse !== null)
      .find(({ service }) => service.slug === order.service && service.verbs.includes("credit"));
    if (!use) throw readerErrors.error("reader.credit_not_allowed");
    return getCardCredit(tx, system, { order, ...use });
  });
}

/** Throws reader.credit_key_used, credit_not_owed, credit_undetermined. */
export async function getCardCredit(tx: Tx, system: Context, credit: Credit): Promise<Credited | Credit> {
  const { order, service } = credit;
  const { serviceId } = service;
  const done = await findOrder(tx, system.authorityId, { serviceId, key: order.key });
  if (done && !isSame(system, done, order)) throw readerErrors.error("reader.credit_key_used");
  // Ended otherwise: another key is another order.
  if (done && done.state !== "posted" && done.state !== "open") throw getOtherEnding(done);
  return done?.state === "posted" ? { outcome: "credited", balance: done.balance } : credit;
}

const isSame = (system: Context, row: TransactionRow, { card, amount }: CreditOrder): boolean =>
  row.amount === amount && row.card.equals(computeCardName(system, card));

/**
 * Gives the amount to the card at the end of the session. What was begun and torn is ended first. Throws
 * reader.credit_not_owed, credit_no_account, credit_under_way, credit_key_used, credit_undetermined, and what
 * the card answers.
 */
export async function creditCard(
  system: Context,
  card: Card,
  credit: Credit & { readonly reader: EquipmentId },
): Promise<Credited> {
  const { order, application } = credit;
  const purse = await readPurse(system, card, application, order);
  const before = await system.transaction(async (tx) => {
    await saveCardServiceNames(tx, system, order.card);
    return endOpen(tx, system, application, order, purse);
  });
  const row = before ?? (await createCreditRow(system, credit, purse));
  if (row.state === "posted") return { outcome: "credited", balance: row.balance };
  await applyCreditToCard(system, card, credit, row);
  return { outcome: "credited", balance: row.balance };
}

/** Throws reader.credit_not_owed, reader.credit_undetermined, and what the card answers. */
async function applyCreditToCard(
  system: Context,
  card: Card,
  credit: Credit,
  row: TransactionRow,
): Promise<void> {
  if (row.state !== "open") throw getOtherEnding(row);
  await card.credit(files.purse, row.amount, "full");
  const { counter } = await card.commitTransactionWithProof();
  await system.transaction((tx) =>
    endDone(tx, system, credit, { ...row, isAsSaid: counter === row.counter }),
  );
}

interface Purse {
  readonly counter: number;
  readonly balance: number;
}

/**
 * The card proves its number and says its counter by the key that debits, which alone reads proofs; its
 * balance by the one that credits, which no reader has: whoever holds the first may play the card, and would
 * otherwise say that a credit was not done. The session of the second is left open.
 */
async function readPurse(
  system: Context,
  card: Card,
  application: CardApplication,
  order: CreditOrder,
): Promise<Purse> {
  const uid = Buffer.from(order.card, "hex");
  await card.selectApplication(Buffer.from(application.aid, "hex"));
  await card.authenticateEv2First(keyNumbers.debit, getSingleCardKey(system, application, "debit", uid));
  // What was begun for the card of this order, if anything was, stays as it is.
  if (!uid.equals(await card.getCardUid())) throw readerErrors.error("reader.card_refused");
  const proof = Buffer.from(await card.readData(files.proofs, 0, PROOF_BYTES, "full"));
  await card.authenticateEv2First(keyNumbers.credit, getSingleCardKey(system, application, "credit", uid));
  const balance = await card.getValue(files.purse, "full");
  return { counter: proof.readUInt32LE(0), balance };
}

/**
 * What was left open on this card: not done when the card is as before; done when it is as meant, since the
 * platform alone credits.
 */
async function endOpen(
  tx: Tx,
  system: Context,
  { aid }: CardApplication,
  order: CreditOrder,
  purse: Purse,
): Promise<TransactionRow | undefined> {
  const name = computeCardName(system, order.card);
  await lockCardNames(tx, [name]);
  const open = await findOpenCredit(tx, system.authorityId, { card: name, aid });
  if (!open) return undefined;
  const isOurs = open.order_key === order.key && isSame(system, open, order);
  if (purse.counter === open.counter - 1 && purse.balance === open.balance - open.amount) {
    // As it was before: the same order goes on, under the same row.
    if (isOurs) return open;
    await endTransaction(tx, open, { state: "not_done" });
    return undefined;
  }
  const isDone = purse.counter === open.counter && purse.balance === open.balance;
  const ending = await getCreditEnding(tx, open, isDone);
  await endTransaction(tx, open, ending);
  await recordHoles(tx, system, [open]);
  return isOurs ? { ...open, ...ending } : undefined;
}

/** A journal may have told of this number meanwhile: somebody else has this card, or its keys. */
async function getCreditEnding(tx: Tx, row: TransactionRow, isDone: boolean): Promise<Ending> {
  if (!isDone) return { state: "to_settle", problem: "undetermined" };
  return (await isCounted(tx, row)) ? { state: "to_settle", problem: "number_twice" } : { state: "posted" };
}

/**
 * @param row.isAsSaid false when the card committed under another number than the one that it was said to
 *   be at
 */
async function endDone(
  tx: Tx,
  system: Context,
  { order, application, service, atKiosk }: Credit,
  { isAsSaid, ...row }: TransactionRow & { readonly isAsSaid: boolean },
): Promise<void> {
  await lockCardNames(tx, [row.card]);
  const ending = await getCreditEnding(tx, row, isAsSaid);
  await endTransaction(tx, row, ending);
  await recordHoles(tx, system, [row]);
  if (ending.state !== "posted") return;
  const holder = await findHolder(tx, system, { card: row.card, application, service });
  if (!holder) return;
  const { unit } = await getCounter(tx, system, holder.counterId);
  const at = atKiosk ? { equipment: atKiosk.machine } : {};
  const data = { application: application.name, amount: order.amount, unit, ...at };
  await record(tx, system, { action: "terminals.card_credited", personId: holder.personId, data });
}

/**
 * The account holds more than its cards: the difference was paid, and is owed. What the card itself says of
 * its balance does not count: debits of readers without a connection are not known yet. Throws
 * reader.credit_not_owed, credit_no_account, credit_under_way, credit_over_the_day.
 */
async function createCreditRow(
  system: Context,
  credit: Credit & { readonly reader: EquipmentId },
  purse: Purse,
): Promise<TransactionRow> {
  return system.transaction(async (tx) => {
    const { order, application, service } = credit;
    const name = computeCardName(system, order.card);
    const holder = await findHolder(tx, system, { card: name, application, service });
    if (!holder || !(await listStanding(tx, system, [holder.supportId])).has(holder.supportId))
      throw readerErrors.error("reader.credit_no_account");
    const account = computeAccountName(system, holder.accountId);
    await lockCardNames(tx, [name, account]);
    const last = await findLast(tx, system.authorityId, { card: name, aid: application.aid });
    const row = buildCreditRow(system, credit, purse, account);
    if (last && last.counter > purse.counter) {
      // Put back to a state of before: it gets nothing, and is kept for people to look at, once while it
      // waits.
      if (await isPutBack(tx, system.authorityId, { card: name, aid: application.aid }))
        throw buildNotOwedError();
      const kept = { ...row, state: "to_settle", problem: "rolled_back" } as const;
      await createCreditTransaction(tx, kept);
      return kept;
    }
    // Locked, and read again: the balance of the account may have moved.
    const now = await findHolder(tx, system, { card: name, application, service });
    if (!now) throw readerErrors.error("reader.credit_no_account");
    const carried = await computeHeldByAccount(tx, system, account);
    const shown = { order, account, now, carried };
    if (credit.atKiosk) await requireAsShown(tx, system, { ...credit.atKiosk, ...shown });
    if (order.amount > now.free - carried) throw buildNotOwedError();
    // Before the card is told: torn away as it obeys, it would be told to nobody.
    if (credit.atKiosk)
      await notifyCardHolder(tx, system, { ...now, card: name, machine: credit.atKiosk.machine });
    // The same order, or another one for this card, was begun meanwhile.
    if (!(await createCreditTransaction(tx, row))) throw readerErrors.error("reader.credit_under_way");
    return row;
  });
}

interface Shown extends AtKiosk {
  readonly order: CreditOrder;
  readonly account: Buffer;
  readonly now: FoundAccount;
  /** What cards carry of it already. */
  readonly carried: number;
}

/** Throws reader.credit_no_account, credit_over_the_day. */
async function requireAsShown(
  tx: Tx,
  system: Context,
  { accountId, mostOfDay, mostOnCards, order, account, now, carried }: Shown,
): Promise<void> {
  if (now.accountId !== accountId) throw readerErrors.error("reader.credit_no_account");
  const loaded = await computeLoadedAmount(tx, system.authorityId, {
    account,
    on: toCivilDate(system.now()),
  });
  const isBeyond = mostOnCards !== undefined && carried + order.amount > mostOnCards;
  if (isBeyond || loaded + order.amount > mostOfDay) throw readerErrors.error("reader.credit_over_the_day");
}

function buildCreditRow(
  system: Context,
  { order, application, service, reader }: Credit & { readonly reader: EquipmentId },
  purse: Purse,
  account: Buffer,
): TransactionRow {
  const now = system.now();
  return {
    authority_id: system.authorityId,
    id: system.newId<string>(),
    card: computeCardName(system, order.card),
    aid: application.aid,
    kind: "credit",
    equipment_id: reader,
    attempt: null,
    order_key: order.key,
    line: null,
    service_id: service.serviceId,
    account,
    amount: order.amount,
    counter: purse.counter + 1,
    balance: purse.balance + order.amount,
    said_at: Math.floor(now.getTime() / 1000),
    said_on: toCivilDate(now),
    state: "open",
    problem: null,
    refusal: null,
    transfer_id: null,
    settled_by: null,
    reason: null,
    revision: 1,
  };
}

/**
 * It may have been put on the card, and people decide; or it was not: a card that went back in time is owed
 * nothing, another key is another order.
 */
function getOtherEnding({ state, problem }: TransactionRow) {
  if (problem === "rolled_back") return buildNotOwedError();
  return readerErrors.error(state === "to_settle" ? "reader.credit_undetermined" : "reader.credit_key_used");
}

const buildNotOwedError = () => readerErrors.error("reader.credit_not_owed");
