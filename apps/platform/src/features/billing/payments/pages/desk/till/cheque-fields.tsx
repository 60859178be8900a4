import { RadioGroup, TextField } from "@ardeco/ui";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { hasInvisible } from "../../../../../../kernel/text.ts";
import { bothIn, getTypedText, type TypedValues, toFieldError } from "../../../../../../web/index.ts";
import { type Cheque, isCheque, paymentsErrors } from "../../../index.ts";
import { paymentWords } from "../../common/payments/payment-words.ts";
import { tillWords } from "../../common/payments/till-words.ts";

interface MeansFieldsProps {
  readonly language: Language;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/**
 * Cash or a cheque, and at once what is written on the cheque: folded, it was missed by whoever has no
 * script.
 */
export function MeansFields({ language, typed, errors }: MeansFieldsProps) {
  const words = tillWords(language);
  const field = (name: string) => ({
    name,
    value: getTypedText(typed, name),
    error: errors.find((one) => one.field === name)?.[language],
  });
  return (
    <>
      <RadioGroup
        {...field("moyen")}
        value={getTypedText(typed, "moyen") || "cash"}
        label={words.means}
        inline
        choices={(["cash", "cheque"] as const).map((value) => ({
          value,
          label: paymentWords(language).means[value],
        }))}
      />
      <fieldset class="ds-fieldset ar-desk-cheque" aria-describedby="cheque-hint">
        <legend class="ar-label">{words.cheque}</legend>
        <p class="ar-hint" id="cheque-hint">
          {words.chequeHint}
        </p>
        <TextField
          {...field("numero")}
          label={words.number}
          hint={words.numberHint}
          inputMode="numeric"
          width="short"
          maxLength={10}
        />
        <TextField {...field("banque")} label={words.bank} maxLength={120} />
        <TextField {...field("titulaire")} label={words.drawer} maxLength={120} />
      </fieldset>
    </>
  );
}

const chequeParts = ["numero", "banque", "titulaire"] as const;

export function parseCheque(typed: TypedValues): Cheque | undefined {
  if (getTypedText(typed, "moyen") !== "cheque") return undefined;
  return {
    bank: getTypedText(typed, "banque"),
    number: getTypedText(typed, "numero"),
    drawer: getTypedText(typed, "titulaire"),
  };
}

/**
 * What lacks of the cheque, each by its own field; or a cheque filled in while cash is chosen, or means that
 * are neither: money is not taken by a guess.
 */
export function listChequeErrors(typed: TypedValues): readonly FieldError[] {
  const cheque = parseCheque(typed);
  const say = (
    field: string,
    which: "numberWrong" | "bankWrong" | "drawerWrong" | "whichMeans" | "noMeans",
  ): FieldError => ({
    field,
    code: "payments.cheque_not_valid",
    ...bothIn(tillWords)((words) => words[which]),
  });
  if (!cheque) {
    const isCash = ["", "cash"].includes(getTypedText(typed, "moyen"));
    const isFilled = chequeParts.some((part) => getTypedText(typed, part).trim() !== "");
    if (!isCash) return [say("moyen", "noMeans")];
    return isFilled ? [say("moyen", "whichMeans")] : [];
  }
  const wrong = (field: string, which: "bankWrong" | "drawerWrong"): FieldError =>
    hasInvisible(getTypedText(typed, field))
      ? toFieldError(field, paymentsErrors.error("payments.characters"))
      : say(field, which);
  const number = cheque.number.replace(/\s/g, "");
  const sound = { bank: "-", number: "0000000", drawer: "-" };
  return [
    ...(isCheque({ ...sound, number }) ? [] : [say("numero", "numberWrong")]),
    ...(isCheque({ ...sound, bank: cheque.bank.trim() }) ? [] : [wrong("banque", "bankWrong")]),
    ...(isCheque({ ...sound, drawer: cheque.drawer.trim() }) ? [] : [wrong("titulaire", "drawerWrong")]),
  ];
}
