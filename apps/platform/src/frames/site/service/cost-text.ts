import type { ServicePresentation } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";

type Cost = NonNullable<ServicePresentation["cost"]>;

/** "Gratuit", "3,99 €", "De 0,39 € à 3,99 €". */
export function formatCost({ from, to }: Pick<Cost, "from" | "to">, language: Language): string {
  const fr = language === "fr";
  if (to === undefined || to === from)
    return from === 0 ? (fr ? "Gratuit" : "Free") : formatEuros(from, language);
  if (from === 0)
    return fr
      ? `Gratuit, ou jusqu’à ${formatEuros(to, language)}`
      : `Free, or up to ${formatEuros(to, language)}`;
  return fr
    ? `De ${formatEuros(from, language)} à ${formatEuros(to, language)}`
    : `From ${formatEuros(from, language)} to ${formatEuros(to, language)}`;
}

function formatEuros(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-IE", {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}
