import type { Text } from "../language.ts";
import { readDerivedName } from "./names.ts";

/** What a person reads for a derived element; undefined when the name is not one. */
export function derivedLabel(name: string, territoryName?: string): Text | undefined {
  const derived = readDerivedName(name);
  switch (derived?.kind) {
    case "age_over":
      return {
        fr: `Avoir ${derived.years} ans ou plus (oui ou non)`,
        en: `Aged ${derived.years} or over (yes or no)`,
      };
    case "age_under":
      return {
        fr: `Avoir moins de ${derived.years} ans (oui ou non)`,
        en: `Aged under ${derived.years} (yes or no)`,
      };
    case "lives_in": {
      const place = territoryName ?? derived.code;
      return { fr: `Habiter ${place} (oui ou non)`, en: `Living in ${place} (yes or no)` };
    }
    case "age_in_years":
      return { fr: "Âge en années", en: "Age in years" };
    case "family_quotient_bracket":
      return { fr: "Tranche de quotient familial", en: "Family quotient bracket" };
    case undefined:
      return undefined;
  }
}
