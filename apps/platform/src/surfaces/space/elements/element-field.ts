import { type ElementName, elementDefinition, formatElement } from "@ardeco/contracts";
import type { Field, Option } from "../../../web/index.ts";

/** The name of the one field of a correction. */
export const VALUE = "valeur";

const CHOICES: Readonly<Partial<Record<ElementName, readonly string[]>>> = {
  gender: ["female", "male"],
  disability_card: ["disability", "priority", "parking"],
  school_level: [
    ...["nursery_1", "nursery_2", "nursery_3", "cp", "ce1", "ce2", "cm1", "cm2", "college", "lycee"],
  ],
  student_status: ["student", "apprentice", "none"],
};

/** The question that asks for one element, as the registry describes it. */
export function elementField(name: ElementName): Field {
  const { label, why } = elementDefinition(name);
  const common = { name: VALUE, label, why };
  switch (name) {
    case "birthdate":
      return { ...common, kind: "date", past: true };
    case "email":
      return { ...common, kind: "email" };
    case "phone_number":
      return { ...common, kind: "phone" };
    case "address":
      return { ...common, kind: "address" };
    case "family_quotient":
      return { ...common, kind: "text", inputMode: "numeric", width: "short", hint: quotientHint };
    case "allergies":
      return { ...common, kind: "text", hint: allergiesHint, optional: true };
    default: {
      const codes = CHOICES[name];
      if (codes) return { ...common, kind: "choice", options: codes.map((code) => option(name, code)) };
      return { ...common, kind: "text", maxLength: 150 };
    }
  }
}

const quotientHint = {
  fr: "En euros, comme sur l’attestation de la CAF ou de la MSA.",
  en: "In euros, as on the family benefits office statement.",
};
const allergiesHint = {
  fr: "Séparez-les par des virgules. Laissez vide s’il n’y en a pas.",
  en: "Separate them with commas. Leave empty if there are none.",
};

function option(name: ElementName, code: string): Option {
  return { value: code, label: { fr: formatElement(name, code, "fr"), en: formatElement(name, code, "en") } };
}
