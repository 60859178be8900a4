import { type ElementName, elementDefinition } from "@ardeco/contracts";
import type { Field } from "../../../../../../web/index.ts";
import { buildElementField } from "../../common/elements/element-field.ts";

/** The name of the one field of a correction. */
export const VALUE = "valeur";

const quotientHint = {
  fr: "En euros, comme sur l’attestation de la CAF ou de la MSA.",
  en: "In euros, as on the family benefits office statement.",
};
const allergiesHint = {
  fr: "Séparez-les par des virgules. Laissez vide s’il n’y en a pas.",
  en: "Separate them with commas. Leave empty if there are none.",
};

/** The question that asks a person for one element, as the registry describes it, with the help it needs. */
export function buildCorrectionField(name: ElementName, as: string = VALUE): Field {
  const field = { ...buildElementField(name, as), why: elementDefinition(name).why };
  if (field.kind !== "text") return field;
  if (name === "family_quotient")
    return { ...field, inputMode: "numeric", width: "short", hint: quotientHint };
  return name === "allergies" ? { ...field, hint: allergiesHint, optional: true } : field;
}
