import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { type CounterId, listCounters, receivedByAccount } from "../counters/index.ts";
import { type ReachedServices, reachesAll, requireReachedServices } from "../households/index.ts";
import { listFolded } from "../identity/index.ts";
import { invoicesErrors } from "./errors.ts";
import type { Invoice, InvoiceContent, InvoiceId, InvoiceSeries, OwnInvoice } from "./invoice.ts";
import { asInvoices, invoiceOf } from "./read-invoice.ts";
import { type Billed, standings } from "./rules.ts";
import { payerAlias } from "./sealed-content.ts";
import { listSeries } from "./series.ts";
import { listInvoiceRows } from "./store.ts";

/**
 * Use case: the invoices and credit notes of who pays, the latest first, for themselves, an agent at the desk, or who acts for them:
 * with a mandate bounded to some services, those that are about no other. Throws households.cannot_act_for.
 */
export async function listInvoices(context: Context, personId: PersonId): Promise<readonly OwnInvoice[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = asInvoices(context);
  return system.transaction(async (tx) => {
    const own: OwnInvoice[] = [];
    const people = [personId, ...(await listFolded(tx, system, personId))];
    for (const series of await listSeries(tx, system))
      own.push(...(await ownIn(tx, system, { series, people })));
    const counterIds = await reachedCounters(tx, system, reached);
    return own.filter(({ content }) => isAbout(content, counterIds)).toSorted(latestFirst);
  });
}

/** The counters of which a reader may know what was taken. */
async function reachedCounters(
  tx: Tx,
  system: Context,
  reached: ReachedServices,
): Promise<ReadonlySet<CounterId>> {
  const counters = await listCounters(tx, system);
  const within = counters.filter(({ services }) =>
    reachesAll(
      reached,
      services.map(({ serviceId }) => serviceId),
    ),
  );
  return new Set(within.map(({ id }) => id));
}

const isAbout = ({ lines }: InvoiceContent, counterIds: ReadonlySet<CounterId>): boolean =>
  lines.every(({ counterId }) => counterIds.has(counterId));

/** Use case: one of them. Throws households.cannot_act_for, invoices.unknown. */
export async function readInvoice(
  context: Context,
  { personId, id }: { readonly personId: PersonId; readonly id: InvoiceId },
): Promise<OwnInvoice> {
  const found = (await listInvoices(context, personId)).find(({ invoice }) => invoice.id === id);
  if (!found) throw invoicesErrors.error("invoices.unknown");
  return found;
}

async function ownIn(
  tx: Tx,
  system: Context,
  { series, people }: { readonly series: InvoiceSeries; readonly people: readonly PersonId[] },
): Promise<readonly OwnInvoice[]> {
  const payers = people.map((id) => payerAlias(system, series.id, id));
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, payers });
  return ownOf(
    tx,
    system,
    rows.map((row) => invoiceOf(system, series, row)),
  );
}

/** Each with how it stands, its credit notes, or what it mends: of everything that some payers were sent. By the system. */
export async function ownOf(
  tx: Tx,
  system: Context,
  all: readonly Invoice[],
): Promise<readonly OwnInvoice[]> {
  const byId = new Map(all.map((invoice) => [invoice.id, invoice]));
  const notes = Map.groupBy(all, ({ aboutId }) => aboutId);
  const billed = all.flatMap((one) => billedOf(one, notes.get(one.id) ?? []));
  const accounts = new Set(billed.flatMap(({ lines }) => lines.map(({ accountId }) => accountId)));
  const received = await receivedByAccount(tx, system, [...accounts]);
  const stands = standings(billed, received, civilDate(system.now()));
  return all.flatMap((invoice) => {
    const { content, id, aboutId } = invoice;
    if (!content) return [];
    const about = aboutId === null ? null : (byId.get(aboutId) ?? null);
    const creditNotes = notes.get(id) ?? [];
    return [{ invoice, content, standing: stands.get(id) ?? null, creditNotes, about }];
  });
}

/** What its standing is computed from; none for a credit note, or once who pays is erased. */
export function billedOf(invoice: Invoice, notes: readonly Invoice[]): readonly Billed[] {
  const { id, issuedOn, number, dueOn, totalCents, content } = invoice;
  if (dueOn === null || !content) return [];
  const creditedLines = notes.flatMap((note) => note.content?.lines ?? []);
  return [{ id, issuedOn, number, dueOn, totalCents, lines: content.lines, creditedLines }];
}

const latestFirst = ({ invoice: one }: OwnInvoice, { invoice: other }: OwnInvoice): number =>
  other.issuedOn.localeCompare(one.issuedOn) || other.number.localeCompare(one.number);
