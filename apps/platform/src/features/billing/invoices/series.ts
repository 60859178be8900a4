import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { listCounters } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import { invoicesErrors } from "./errors.ts";
import type { InvoiceSeries, InvoiceSeriesId, NewSeries } from "./invoice.ts";
import { createSeriesRow, listSeriesRows } from "./store.ts";

/**
 * Use case: an administrator says who sends invoices, for which counters that are paid afterwards. The same
 * id again changes nothing. Throws access.capability_missing, invoices.series_not_valid (by field),
 * invoices.code_taken.
 */
export async function setSeries(context: Context, input: NewSeries): Promise<void> {
  requireCapability(context, "invoice.issue");
  const series = toTidySeries(input);
  await context.transaction(async (tx) => {
    const invoiced = (await listCounters(tx, context)).filter(({ paidAfter }) => paidAfter === true);
    const problems = listSeriesProblems(series, new Set(invoiced.map(({ id }) => id)));
    if (problems.length > 0) throw invoicesErrors.error("invoices.series_not_valid", problems);
    const kept = await createSeriesRow(tx, context.authorityId, series);
    if (kept === "taken") throw invoicesErrors.error("invoices.code_taken");
    if (kept === "there") return;
    const { id, name, code } = series;
    await record(tx, context, { action: "invoices.series_set", data: { series: id, name, code } });
  });
}

/** Every series of the authority, by code. */
export const listSeries = (tx: Tx, { authorityId }: Context): Promise<readonly InvoiceSeries[]> =>
  listSeriesRows(tx, authorityId);

/** Use case: the series of invoices of the authority. */
export function readSeries(context: Context): Promise<readonly InvoiceSeries[]> {
  return context.read((tx) => listSeries(tx, context));
}

/** Throws invoices.unknown_series. */
export async function getSeries(tx: Tx, context: Context, id: InvoiceSeriesId): Promise<InvoiceSeries> {
  const found = (await listSeries(tx, context)).find((series) => series.id === id);
  if (!found) throw invoicesErrors.error("invoices.unknown_series");
  return found;
}

const toTidySeries = (series: NewSeries): NewSeries => ({
  ...series,
  code: toTidyText(series.code).toUpperCase(),
  name: toTidyText(series.name),
  address: toTidyText(series.address),
  siret: series.siret === null ? null : series.siret.replace(/\s/g, ""),
  help: toTidyText(series.help),
  counterIds: [...new Set(series.counterIds)],
});

function listSeriesProblems(series: NewSeries, invoiced: ReadonlySet<string>): readonly FieldError[] {
  const { code, name, address, siret, dueDays, help, counterIds } = series;
  const found: FieldError[] = [];
  const say = (field: string, fr: string, en: string) =>
    found.push({ field, code: `invoices.${field}_not_valid`, fr, en });
  if (!/^[A-Z][A-Z0-9]{1,11}$/.test(code))
    say(
      "code",
      "Donnez un sigle de 2 à 12 lettres ou chiffres, sans accent.",
      "Give a code of 2 to 12 letters or figures, without accents.",
    );
  if (name.length < 1 || name.length > 80)
    say("name", "Donnez un nom de 80 signes au plus.", "Give a name of at most 80 characters.");
  if (address.length > 300)
    say("address", "Donnez une adresse de 300 signes au plus.", "Give an address of at most 300 characters.");
  if (siret !== null && !/^\d{14}$/.test(siret))
    say("siret", "Un SIRET a quatorze chiffres.", "A SIRET has fourteen figures.");
  if (!Number.isInteger(dueDays) || dueDays < 15 || dueDays > 90)
    say("due_days", "Laissez de 15 à 90 jours pour payer.", "Leave from 15 to 90 days to pay.");
  if (help.length < 1 || help.length > 300)
    say(
      "help",
      "Dites qui aide les familles en difficulté, et comment le joindre.",
      "Say who helps families in difficulty, and how to reach them.",
    );
  if (counterIds.length === 0 || counterIds.some((id) => !invoiced.has(id)))
    say(
      "counters",
      "Choisissez au moins un compteur payé après.",
      "Choose at least one counter that is paid afterwards.",
    );
  return found;
}
