import { bankText, compact, creditorIdRefusal, ibanRefusal, refusals, type SepaRefusal } from "@ardeco/sepa";
import type { Context, Tx } from "../../kernel/context.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { tidy } from "../../kernel/text.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { type InvoiceSeriesId, listSeries } from "../invoices/index.ts";
import { listRegies } from "../payments/index.ts";
import type { Creditor } from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import { creditorOf } from "./read-rows.ts";
import { lastFour } from "./rules.ts";
import { listCreditorRows, putCreditor } from "./store/mandates.ts";

/**
 * Use case: an administrator says under which identifier, and to which account, the invoices of a series are taken. Said again, it is changed for
 * what comes. Throws access.capability_missing, debits.creditor_not_valid (by field).
 */
export async function setCreditor(context: Context, input: Creditor): Promise<void> {
  requireCapability(context, "invoice.issue");
  const creditor = { ...input, name: tidy(input.name), ics: compact(input.ics), iban: compact(input.iban) };
  await context.transaction(async (tx) => {
    const problems = await problemsOf(tx, context, creditor);
    if (problems.length > 0) throw debitsErrors.error("debits.creditor_not_valid", problems);
    const { seriesId, regieId, name, ics, iban, noticeDays } = creditor;
    const former = (await listCreditors(tx, context)).find((one) => one.seriesId === seriesId);
    await putCreditor(tx, {
      authority_id: context.authorityId,
      series_id: seriesId,
      regie_id: regieId,
      name,
      ics,
      iban,
      notice_days: noticeDays,
    });
    // An account that was turned aside for a day is read in the journal: its digits, and those of before.
    await record(tx, context, {
      action: "debits.creditor_set",
      data: {
        series: seriesId,
        name,
        ics,
        account: lastFour(iban),
        former: former ? lastFour(former.iban) : null,
        regie: regieId,
        notice: noticeDays,
      },
    });
  });
}

async function problemsOf(tx: Tx, context: Context, creditor: Creditor): Promise<readonly FieldError[]> {
  const { seriesId, regieId, name, ics, iban, noticeDays } = creditor;
  const series = (await listSeries(tx, context)).find(({ id }) => id === seriesId);
  const regie = (await listRegies(tx, context)).find(({ id }) => id === regieId);
  const found: FieldError[] = [];
  const say = (field: string, fr: string, en: string) =>
    found.push({ field, code: `debits.${field}_not_valid`, fr, en });
  if (bankText(name, 70) === "" || name.length > 70)
    say("name", "Donnez un nom de 70 signes au plus.", "Give a name of at most 70 characters.");
  for (const [field, refusal] of [
    ["ics", creditorIdRefusal(ics)],
    ["iban", ibanRefusal(iban)],
  ] as const)
    if (refusal !== null) found.push(sepaField(field, refusal));
  if (!Number.isInteger(noticeDays) || noticeDays < 2 || noticeDays > 30)
    say("notice_days", "Donnez de 2 à 30 jours.", "Give from 2 to 30 days.");
  const held = new Set(regie?.counters.map(({ counterId }) => counterId) ?? []);
  if (!regie || !series?.counterIds.every((id) => held.has(id)))
    say(
      "regie",
      "Choisissez la régie qui encaisse pour tous les compteurs de ces factures.",
      "Choose the régie that takes money for all the counters of these invoices.",
    );
  return found;
}

/** What the package says of what was typed, beside its field. */
export const sepaField = (field: string, refusal: SepaRefusal): FieldError => ({
  field,
  code: `debits.${refusal.replaceAll(".", "_")}`,
  ...refusals[refusal],
});

/** Of the authority. */
export async function listCreditors(tx: Tx, { authorityId }: Context): Promise<readonly Creditor[]> {
  return (await listCreditorRows(tx, authorityId)).map(creditorOf);
}

/** Throws debits.no_creditor. */
export async function getCreditor(tx: Tx, context: Context, seriesId: InvoiceSeriesId): Promise<Creditor> {
  const found = (await listCreditors(tx, context)).find((one) => one.seriesId === seriesId);
  if (!found) throw debitsErrors.error("debits.no_creditor");
  return found;
}
