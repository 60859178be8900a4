import { bankText, creditorIdRefusal, ibanRefusal, refusals, type SepaRefusal } from "@ardeco/sepa";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FieldError } from "../../../../kernel/errors.ts";
import { listSeries } from "../../invoices/index.ts";
import { listRegies } from "../../payments/index.ts";
import type { Creditor } from "../debit.ts";

/** Looked at when it is given, and again when it serves: a régie may have lost a counter meanwhile. */
export async function listCreditorProblems(
  tx: Tx,
  context: Context,
  creditor: Creditor,
): Promise<readonly FieldError[]> {
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
    if (refusal !== null) found.push(buildSepaFieldError(field, refusal));
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
export const buildSepaFieldError = (field: string, refusal: SepaRefusal): FieldError => ({
  field,
  code: `debits.${refusal.replaceAll(".", "_")}`,
  ...refusals[refusal],
});
