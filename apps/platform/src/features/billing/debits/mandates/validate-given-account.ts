import { bankText, compact, ibanRefusal } from "@ardeco/sepa";
import { addMonths, type CivilDate, isCivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { FieldError } from "../../../../kernel/errors.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { buildSepaFieldError } from "../creditor/list-creditor-problems.ts";
import type { GivenAccount } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { LIFE_MONTHS } from "../rules.ts";

export interface Account {
  readonly seriesId: InvoiceSeriesId;
  readonly personId: PersonId;
  /** As it was typed. */
  readonly iban: string;
  /** Whose account it is. */
  readonly holder: string;
}

/** Throws debits.account_not_valid: everything that is wrong, beside its field. No value is in an error. */
export function validateGivenAccount(
  context: Context,
  { iban, holder }: Account,
  { signedOn, place }: { readonly signedOn: CivilDate; readonly place?: string },
): Pick<GivenAccount, "iban" | "holder" | "on"> {
  const today = toCivilDate(context.now());
  const problems = listAccountProblems({ iban, holder });
  const say = (field: string, fr: string, en: string) => problems.push(buildAccountFieldError(field, fr, en));
  if (place !== undefined && (place.length < 1 || place.length > 60))
    say("place", "Donnez le lieu de la signature.", "Give the place of the signature.");
  if (!isCivilDate(signedOn) || signedOn > today)
    say(
      "signed_on",
      "Donnez le jour de la signature, au plus tard aujourd’hui.",
      "Give the day of the signature, today at the latest.",
    );
  else if (addMonths(signedOn, LIFE_MONTHS) < today)
    say(
      "signed_on",
      "Ce mandat a plus de trois ans : il ne vaut plus rien. Faites-en signer un nouveau.",
      "This mandate is more than three years old: it is worth nothing. Have a new one signed.",
    );
  if (problems.length > 0) throw debitsErrors.error("debits.account_not_valid", problems);
  return { iban: compact(iban), holder: toTidyText(holder), on: today };
}

/**
 * What is wrong with the account that somebody typed, beside each field: "iban", "holder". No value is in it.
 */
export function listAccountProblems({ iban, holder }: Pick<Account, "iban" | "holder">): FieldError[] {
  const refusal = ibanRefusal(iban);
  const named = toTidyText(holder);
  const isNamed = named.length <= 70 && bankText(named, 70) !== "";
  return [
    ...(refusal === null ? [] : [buildSepaFieldError("iban", refusal)]),
    ...(isNamed
      ? []
      : [
          buildAccountFieldError(
            "holder",
            "Donnez le nom du titulaire du compte, en 70 signes au plus.",
            "Give the name of the holder of the account, in at most 70 characters.",
          ),
        ]),
  ];
}

const buildAccountFieldError = (field: string, fr: string, en: string): FieldError => ({
  field,
  code: `debits.${field}_not_valid`,
  fr,
  en,
});
