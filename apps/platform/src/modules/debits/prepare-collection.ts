import { type CivilDate, civilDate, daysBetween } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { record } from "../audit/index.ts";
import { findKept } from "../identity/index.ts";
import { type InvoiceSeriesId, listOpenInvoices, type OpenInvoice } from "../invoices/index.ts";
import { requireRight } from "./agents.ts";
import { dayProblem } from "./collection-day.ts";
import { getCreditor } from "./creditor.ts";
import { listDead } from "./dead.ts";
import type {
  Collection,
  CollectionId,
  Creditor,
  DebitId,
  LeftOut,
  Mandate,
  MandateContent,
} from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import { asDebits, collectionOf, mandateOf } from "./read-rows.ts";
import { lastFour, obstacle } from "./rules.ts";
import { sealDebit } from "./sealed-content.ts";
import { findCollectionRow, insertCollection, insertDebit, listLiveInvoices } from "./store/collections.ts";
import { listMandateRows, lockDebtor } from "./store/mandates.ts";
import { announce } from "./tell.ts";

export interface Asked {
  /** From the form: sent twice, it is one collection. */
  readonly id: CollectionId;
  readonly seriesId: InvoiceSeriesId;
  readonly collectOn: CivilDate;
}

export interface PreparedCollection {
  readonly collection: Collection;
  /** Invoices taken now. */
  readonly debits: number;
  readonly cents: number;
  /** Mandates that take part in nothing, by reason. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
}

/**
 * Use case: an agent prepares what will be taken on a day: what is left of each open invoice of those who have a mandate, once. Each payer is told in the
 * transaction of their debits. Done again with its id it goes on where it stopped; an invoice is in one live collection only, whoever prepares.
 * Throws debits.not_named, debits.no_creditor, debits.day_*, debits.nothing_to_take, debits.id_reused.
 */
export async function prepareCollection(context: Context, asked: Asked): Promise<PreparedCollection> {
  const system = asDebits(context);
  const { creditor, mandates, dead } = await system.transaction(async (tx) => {
    const known = await getCreditor(tx, system, asked.seriesId);
    await requireRight(tx, context, { creditor: known, right: "prepares" });
    await requireDay(tx, system, { asked, creditor: known });
    const { seriesId } = asked;
    const rows = await listMandateRows(tx, system.authorityId, { seriesId, state: "active" });
    const all = rows.map((row) => mandateOf(system, row));
    return { creditor: known, mandates: all, dead: await listDead(tx, system, all) };
  });
  const days = daysBetween(civilDate(context.now()), asked.collectOn);
  const leftOut: Partial<Record<LeftOut, number>> = {};
  const serving: Mandate[] = [];
  for (const mandate of mandates) {
    const why =
      obstacle(mandate, civilDate(context.now())) ??
      (dead.has(mandate.id) ? "deceased" : mandate.noticeDays > days ? "notice" : undefined);
    if (why) leftOut[why] = (leftOut[why] ?? 0) + 1;
    else serving.push(mandate);
  }
  const collection = await begin(context, system, { asked, creditor, serving });
  const taken: number[] = [];
  for (const { id } of serving)
    taken.push(...(await system.transaction((tx) => takeOf(tx, { context, system, collection }, id))));
  return { collection, debits: taken.length, cents: taken.reduce((sum, cents) => sum + cents, 0), leftOut };
}

async function requireDay(
  tx: Tx,
  system: Context,
  { asked, creditor }: { readonly asked: Asked; readonly creditor: Creditor },
): Promise<void> {
  const today = civilDate(system.now());
  const problem = dayProblem(asked.collectOn, { today, noticeDays: creditor.noticeDays });
  if (problem) throw debitsErrors.error(`debits.day_${problem}`);
  const known = await findCollectionRow(tx, system.authorityId, asked.id);
  if (known && (known.series_id !== asked.seriesId || known.collect_on !== asked.collectOn))
    throw debitsErrors.error("debits.id_reused");
}

/** The collection of that day, when there is anything for it. Throws debits.day_taken, debits.nothing_to_take. */
async function begin(
  context: Context,
  system: Context,
  {
    asked,
    creditor,
    serving,
  }: { readonly asked: Asked; readonly creditor: Creditor; readonly serving: readonly Mandate[] },
): Promise<Collection> {
  const { id, seriesId, collectOn } = asked;
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw debitsErrors.error("debits.agent_needed");
  return system.transaction(async (tx) => {
    const known = await findCollectionRow(tx, authorityId, id);
    if (known?.state === "prepared") return collectionOf(known);
    if (known) throw debitsErrors.error("debits.collection_over");
    if (!(await isAnythingOpen(tx, system, serving))) throw debitsErrors.error("debits.nothing_to_take");
    const { name, ics, iban } = creditor;
    const row = { authority_id: authorityId, id, series_id: seriesId, collect_on: collectOn };
    const isFirst = await insertCollection(tx, { ...row, name, ics, iban, prepared_by: actor.staffId });
    const written = await findCollectionRow(tx, authorityId, id);
    if (!isFirst || !written) throw debitsErrors.error("debits.day_taken");
    await record(tx, context, {
      action: "debits.prepared",
      data: { collection: id, on: collectOn, creditor: name },
    });
    return collectionOf(written);
  });
}

async function isAnythingOpen(tx: Tx, system: Context, serving: readonly Mandate[]): Promise<boolean> {
  for (const { seriesId, content } of serving)
    if (content && (await toTake(tx, system, { seriesId, content })).length > 0) return true;
  return false;
}

/** What is open and in no live collection. */
async function toTake(
  tx: Tx,
  system: Context,
  { seriesId, content }: { readonly seriesId: InvoiceSeriesId; readonly content: MandateContent },
): Promise<readonly OpenInvoice[]> {
  const personId = await findKept(tx, system, content.payerId);
  const open = await listOpenInvoices(tx, system, { seriesId, personId });
  const ids = open.map(({ invoice }) => invoice.id);
  const live = await listLiveInvoices(tx, system.authorityId, ids);
  return open.filter(({ invoice }) => !live.has(invoice.id));
}

interface Preparing {
  readonly context: Context;
  readonly system: Context;
  readonly collection: Collection;
}

/** @returns what is taken of each invoice, in cents */
async function takeOf(tx: Tx, preparing: Preparing, mandateId: Mandate["id"]): Promise<readonly number[]> {
  const { context, system, collection } = preparing;
  const { authorityId } = system;
  const today = civilDate(context.now());
  // Whoever makes the file, or cancels, waits for this; what comes after them takes nothing.
  const held = await findCollectionRow(tx, authorityId, collection.id, { lock: "share" });
  if (held?.state !== "prepared") return [];
  const [named] = await listMandateRows(tx, authorityId, { id: mandateId });
  if (!named?.payer) return [];
  await lockDebtor(tx, authorityId, { seriesId: collection.seriesId, payer: named.payer });
  const [row] = await listMandateRows(tx, authorityId, { id: mandateId });
  const mandate = row && mandateOf(system, row);
  if (!mandate?.content || obstacle(mandate, today)) return [];
  const { seriesId, content } = mandate;
  const taken: OpenInvoice[] = [];
  for (const open of await toTake(tx, system, { seriesId, content }))
    if (await takeOne(tx, preparing, { mandate, content, open })) taken.push(open);
  if (taken.length === 0) return [];
  const { collectOn, creditor } = collection;
  const invoices = taken.map(({ invoice, left }) => ({ number: invoice.number, cents: left }));
  await record(tx, context, {
    action: "debits.announced",
    personId: content.payerId,
    data: {
      collection: collection.id,
      on: collectOn,
      amount: invoices.reduce((sum, { cents }) => sum + cents, 0),
    },
  });
  await announce(tx, system, {
    personId: await findKept(tx, system, content.payerId),
    creditor,
    reference: mandate.reference,
    account: lastFour(content.accounts.at(-1)?.iban ?? ""),
    on: collectOn,
    invoices,
  });
  return taken.map(({ left }) => left);
}

/** False when somebody else has just taken it. */
async function takeOne(
  tx: Tx,
  { system, collection }: Preparing,
  {
    mandate,
    content,
    open: { invoice, left, parts },
  }: { readonly mandate: Mandate; readonly content: MandateContent; readonly open: OpenInvoice },
): Promise<boolean> {
  const account = content.accounts.at(-1);
  if (!account) return false;
  const id = asId<"directDebit">(system.newId<DebitId>());
  const { seriesId, reference, signedOn } = mandate;
  const sealed = sealDebit(
    system,
    { seriesId, id },
    {
      payerId: content.payerId,
      holder: account.holder,
      iban: account.iban,
      amended: false,
      reference,
      signedOn,
      invoice: invoice.number,
      parts,
    },
  );
  return insertDebit(tx, {
    authority_id: system.authorityId,
    id,
    collection_id: collection.id,
    mandate_id: mandate.id,
    invoice_id: invoice.id,
    amount_cents: left,
    content: sealed,
  });
}
