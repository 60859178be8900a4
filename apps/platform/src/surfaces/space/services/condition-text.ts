import type { Language } from "../../../kernel/errors.ts";

const AGE = /^age\(birthdate, today\) (>=|<=|<|>) (\d+)$/;
const QUOTIENT = /^family_quotient (>=|<=|<|>) (\d+)$/;

/**
 * A failed condition of a rule, in words, for the two shapes that local services write most. Any other is left to the
 * service's own text: better no sentence than a formula.
 */
export function conditionText(condition: string, language: Language): string | undefined {
  const age = AGE.exec(condition);
  if (age) return ageText(age[1] ?? "", Number(age[2]), language);
  const quotient = QUOTIENT.exec(condition);
  if (!quotient) return undefined;
  const amount = `${quotient[2]} €`;
  if (quotient[1]?.startsWith("<"))
    return language === "fr"
      ? `Le quotient familial dépasse ${amount}.`
      : `The family quotient exceeds ${amount}.`;
  return language === "fr"
    ? `Le quotient familial est inférieur à ${amount}.`
    : `The family quotient is below ${amount}.`;
}

function ageText(operator: string, years: number, language: Language): string {
  const fr = language === "fr";
  switch (operator) {
    case ">=":
      return fr ? `Il faut avoir au moins ${years} ans.` : `Must be at least ${years}.`;
    case ">":
      return fr ? `Il faut avoir plus de ${years} ans.` : `Must be over ${years}.`;
    case "<=":
      return fr ? `Il faut avoir ${years} ans au plus.` : `Must be ${years} at most.`;
    default:
      return fr ? `Il faut avoir moins de ${years} ans.` : `Must be under ${years}.`;
  }
}
