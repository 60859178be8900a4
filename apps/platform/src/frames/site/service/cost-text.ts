import type { ServicePresentation } from "@ardeco/contracts";
import type { Language } from "../../../kernel/errors.ts";

type Cost = NonNullable<ServicePresentation["cost"]>;

/** "Gratuit", "3,99 €", "De 0,39 € à 3,99 €". */
export function costText({ from, to }: Pick<Cost, "from" | "to">, language: Language): string {
  const fr = language === "fr";
  if (to === undefined || to === from) return from === 0 ? (fr ? "Gratuit" : "Free") : euros(from, language);
  if (from === 0)
    return fr ? `Gratuit, ou jusqu’à ${euros(to, language)}` : `Free, or up to ${euros(to, language)}`;
  return fr
    ? `De ${euros(from, language)} à ${euros(to, language)}`
    : `From ${euros(from, language)} to ${euros(to, language)}`;
}

function euros(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-IE", {
    style: "currency",
    currency: "EUR",
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}
