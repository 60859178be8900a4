import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { notifyTold, requireRepresentative } from "../../../identity/households/index.ts";
import {
  formatNameInUse,
  listFolded,
  listPeopleElements,
  nameElements,
} from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { InvoiceId, InvoiceSeries, InvoiceSeriesId } from "../invoice.ts";
import { parseAgentWords, requireVisible } from "../parse-agent-words.ts";
import { toOwnInvoices } from "../reading/own-invoices.ts";
import { toInvoicesSystem, toReadInvoice } from "../reading/read-invoice.ts";
import { requireNoInvoiceInterest } from "../require-no-invoice-interest.ts";
import { computePayerAlias, type EaseContent, openEase, sealEase } from "../sealed-content.ts";
import { getSeries, listSeries } from "../series.ts";
import { createEaseRow, type EaseRow, endEaseRow, listEaseRows } from "../store/reminders.ts";
import { listInvoiceRows } from "../store.ts";
import { requireInvoiceIssuer } from "../write-invoice.ts";

const MOST_WORDS = 500;
/** A year: then an agent looks again. */
const MOST_DAYS = 366;

/**
 * Use case: somebody finds it hard to pay, and says so, for themselves or for whom they act. Agents read it,
 * and no reminder leaves until one of them answered. Said again, it is the one that is open. Throws
 * households.cannot_act_for, invoices.words_too_long, invoices.nothing_to_pay.
 */
export async function requestPaymentHelp(
  context: Context,
  { personId, words }: { readonly personId: PersonId; readonly words: string },
): Promise<void> {
  const said = toTidyText(words);
  if (said.length > MOST_WORDS) throw invoicesErrors.error("invoices.words_too_long");
  requireVisible(said);
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual" }),
  );
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const owing = await listOwingSeries(tx, system, personId);
    if (owing.length === 0) throw invoicesErrors.error("invoices.nothing_to_pay");
    for (const series of owing) {
      const content = { personId, words: said, by: null, answer: null };
      const isNew = await saveEase(tx, system, { series, kind: "help", until: null, content });
      if (!isNew) continue;
      const data = { issuer: series.name };
      await record(tx, context, { action: "invoices.help_asked", personId, data });
    }
  });
}

/** The series of which something is left to pay. */
async function listOwingSeries(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly InvoiceSeries[]> {
  const people = [personId, ...(await listFolded(tx, system, personId))];
  const owing: InvoiceSeries[] = [];
  for (const series of await listSeries(tx, system)) {
    const payers = people.map((id) => computePayerAlias(system, series.id, id));
    const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, payers });
    const own = await toOwnInvoices(tx, system, {
      series,
      mine: rows.map((row) => toReadInvoice(system, series, row)),
    });
    if (own.some(({ standing }) => standing !== null && standing.left > 0)) owing.push(series);
  }
  return owing;
}

interface Kept {
  readonly series: InvoiceSeries;
  readonly kind: EaseRow["kind"];
  readonly until: CivilDate | null;
  readonly content: EaseContent;
}

async function saveEase(tx: Tx, system: Context, { series, kind, until, content }: Kept): Promise<boolean> {
  const id = system.newId<string>();
  return createEaseRow(tx, {
    authority_id: system.authorityId,
    id,
    series_id: series.id,
    kind,
    payer: computePayerAlias(system, series.id, content.personId),
    begun_on: toCivilDate(system.now()),
    until,
    ended_on: null,
    content: sealEase(system, { seriesId: series.id, id }, content),
  });
}

/** As who pays reads it: since when nothing is sent to them, or what was answered. */
export interface OwnEase {
  readonly kind: "help" | "pause";
  readonly begunOn: CivilDate;
  readonly until: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly answer: string | null;
}

/** Use case: what holds their reminders, or did, the latest first. Throws households.cannot_act_for. */
export async function listOwnEases(context: Context, personId: PersonId): Promise<readonly OwnEase[]> {
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "usual" }),
  );
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const found: OwnEase[] = [];
    for (const series of await listSeries(tx, system)) {
      const payers = [computePayerAlias(system, series.id, personId)];
      const rows = await listEaseRows(tx, system.authorityId, { seriesId: series.id, payers });
      found.push(...rows.map((row) => toOwnEase(system, series.id, row)));
    }
    return found.toSorted((one, other) => other.begunOn.localeCompare(one.begunOn));
  });
}

function toOwnEase(system: Context, seriesId: InvoiceSeriesId, row: EaseRow): OwnEase {
  const { answer } = openEase(system, { seriesId, id: row.id }, row.content);
  return { kind: row.kind, begunOn: row.begun_on, until: row.until, endedOn: row.ended_on, answer };
}

/** As agents read it. */
export interface Ease extends Pick<OwnEase, "kind" | "begunOn" | "until"> {
  readonly id: string;
  readonly personId: PersonId;
  /** As they are called. */
  readonly name: string;
  /** Of who asked, or of the agent who holds the reminders. */
  readonly words: string;
  readonly by: string | null;
}

/**
 * Use case: an agent of the house reads who waits for help, and whose reminders are held; each is told that
 * it was read. Throws access.capability_missing, invoices.unknown_series.
 */
export async function listEases(
  context: Context,
  seriesId: InvoiceSeriesId,
): Promise<{ readonly series: InvoiceSeries; readonly eases: readonly Ease[] }> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const series = await getSeries(tx, system, seriesId);
    const rows = await listEaseRows(tx, system.authorityId, { seriesId, on: toCivilDate(context.now()) });
    const opened = rows.map((row) => ({ row, ...openEase(system, { seriesId, id: row.id }, row.content) }));
    const people = [...new Set(opened.map(({ personId }) => personId))];
    const names = await listPeopleElements(tx, system, people, nameElements);
    for (const personId of people)
      await record(tx, context, { action: "invoices.help_read", personId, data: { issuer: series.name } });
    const eases = opened.map(({ row, personId, words, by }) => ({
      id: row.id,
      kind: row.kind,
      begunOn: row.begun_on,
      until: row.until,
      personId,
      name: formatNameInUse(names.get(personId) ?? []),
      words,
      by,
    }));
    return { series, eases };
  });
}

/**
 * Use case: an agent of the house answers who asked for help, or lets reminders leave again; nothing leaves
 * until that day when they give one. The family reads the answer. Done already, it changes nothing. Throws
 * access.capability_missing, invoices.agent_needed, invoices.own_interest, invoices.unknown_ease,
 * invoices.reason_missing, invoices.until_not_valid.
 */
export async function endEase(
  context: Context,
  input: { readonly id: string; readonly answer: string; readonly until: CivilDate | null },
): Promise<void> {
  const by = requireInvoiceIssuer(context);
  const answer = parseAgentWords(input.answer, { isNeeded: true });
  if (input.until !== null) requireUntil(context, input.until);
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const [row] = await listEaseRows(tx, system.authorityId, { id: input.id });
    const series = row && (await listSeries(tx, system)).find(({ id }) => id === row.series_id);
    if (!row || !series) throw invoicesErrors.error("invoices.unknown_ease");
    const place = { seriesId: series.id, id: row.id };
    const content = openEase(system, place, row.content);
    const { personId } = content;
    await requireNoInvoiceInterest(tx, context, system, personId);
    const sealed = sealEase(system, place, { ...content, answer });
    const isNew = await endEaseRow(tx, system.authorityId, {
      id: row.id,
      on: toCivilDate(context.now()),
      content: sealed,
    });
    if (!isNew) return;
    if (input.until !== null)
      await saveEase(tx, system, {
        series,
        kind: "pause",
        until: input.until,
        content: { personId, words: answer, by, answer: null },
      });
    await notifyEaseAnswer(tx, { context, system, series }, { personId, answer, until: input.until });
  });
}

/**
 * Use case: an agent of the house holds the reminders of who pays an invoice, until a day and for a reason
 * that they may read. Throws access.capability_missing, invoices.agent_needed, invoices.unknown,
 * invoices.reason_missing, invoices.until_not_valid, invoices.own_interest.
 */
export async function suspendReminders(
  context: Context,
  input: { readonly invoiceId: InvoiceId; readonly until: CivilDate; readonly reason: string },
): Promise<void> {
  const by = requireInvoiceIssuer(context);
  const words = parseAgentWords(input.reason, { isNeeded: true });
  requireUntil(context, input.until);
  const system = toInvoicesSystem(context);
  await system.transaction(async (tx) => {
    const [row] = await listInvoiceRows(tx, system.authorityId, { id: input.invoiceId });
    const series = row && (await listSeries(tx, system)).find(({ id }) => id === row.series_id);
    const content = row && series ? toReadInvoice(system, series, row).content : null;
    if (!series || !content) throw invoicesErrors.error("invoices.unknown");
    const personId = content.payerId;
    await requireNoInvoiceInterest(tx, context, system, personId);
    const { until } = input;
    await saveEase(tx, system, {
      series,
      kind: "pause",
      until,
      content: { personId, words, by, answer: words },
    });
    await notifyEaseAnswer(tx, { context, system, series }, { personId, answer: words, until });
  });
}

/** Throws invoices.until_not_valid. */
function requireUntil(context: Context, until: CivilDate): void {
  const today = toCivilDate(context.now());
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until <= today || until > addDays(today, MOST_DAYS))
    throw invoicesErrors.error("invoices.until_not_valid");
}

interface Answered {
  readonly personId: PersonId;
  readonly answer: string;
  readonly until: CivilDate | null;
}

async function notifyEaseAnswer(
  tx: Tx,
  {
    context,
    system,
    series,
  }: { readonly context: Context; readonly system: Context; readonly series: InvoiceSeries },
  { personId, answer, until }: Answered,
): Promise<void> {
  const data = { issuer: series.name, ...(until === null ? {} : { until }) };
  await record(tx, context, { action: "invoices.help_answered", personId, data });
  const { name: issuer, help } = series;
  await notifyTold(tx, system, {
    personId,
    template: "invoice_help",
    data: { issuer, help, answer, until },
  });
}
