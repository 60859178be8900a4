import { bankText, compact, creditorIdRefusal, ibanRefusal, refusals, type SepaRefusal } from "@ardeco/sepa";
import type { Context, Tx } from "../../kernel/context.ts";
import type { FieldError } from "../../kernel/errors.ts";
import { tidy } from "../../kernel/text.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { type InvoiceSeriesId, listSeries } from "../invoices/index.ts";
import { listRegies } from "../payments/index.ts";
import { askChange, giveUp, isForTwo, rowOf, told } from "./change-creditor.ts";
import type { Creditor } from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import { creditorOf } from "./read-rows.ts";
import { lockCreditor } from "./store/creditor-changes.ts";
import { listCreditorRows, putCreditor } from "./store/mandates.ts";

/**
 * Use case: an administrator says under which identifier, and to which account, the invoices of a series are taken. Said again, another account,
 * identifier, régie or a shorter notice is asked: another administrator says yes to it, or fourteen days pass where there is none; the rest is
 * changed for what comes. Throws access.capability_missing, debits.creditor_not_valid (by field).
 * @returns "asked" when it waits
 */
export async function setCreditor(context: Context, input: Creditor): Promise<"set" | "asked"> {
  requireCapability(context, "invoice.issue");
  const creditor = { ...input, name: tidy(input.name), ics: compact(input.ics), iban: compact(input.iban) };
  return context.transaction(async (tx) => {
    await lockCreditor(tx, context.authorityId, creditor.seriesId);
    const problems = await problemsOf(tx, context, creditor);
    if (problems.length > 0) throw debitsErrors.error("debits.creditor_not_valid", problems);
    const former = (await listCreditors(tx, context)).find((one) => one.seriesId === creditor.seriesId);
    await giveUp(tx, context, creditor.seriesId);
    if (former && isForTwo(former, creditor)) {
      await askChange(tx, context, { former, asked: creditor });
      return "asked";
    }
    const isSame = former?.name === creditor.name && former.noticeDays === creditor.noticeDays;
    if (isSame) return "set";
    await putCreditor(tx, rowOf(context, creditor));
    await record(tx, context, { action: "debits.creditor_set", data: told({ former, asked: creditor }) });
    return "set";
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
