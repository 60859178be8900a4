import { type ElementName, elementDefinition, formatElement } from "@ardeco/contracts";
import type { Field } from "../../../../../../web/index.ts";
import { validateCommune } from "./communes.ts";

const CHOICES: Readonly<Partial<Record<ElementName, readonly string[]>>> = {
  gender: ["female", "male"],
  disability_card: ["disability", "priority", "parking"],
  school_level: ["nursery_1", "nursery_2", "nursery_3", "cp", "ce1", "ce2", "cm1", "cm2", "college", "lycee"],
  student_status: ["student", "apprentice", "none"],
  scholarship: ["student", "pupil", "none"],
  job_seeker: ["registered", "none"],
};

/** The question by which a person or an agent writes one element, under any name. */
export function buildElementField(element: ElementName, name: string): Field {
  const { label } = elementDefinition(element);
  const common = { name, label };
  if (element === "birthdate") return { ...common, kind: "date", past: true };
  if (element === "address") return { ...common, kind: "address", refuse: validateCommune };
  if (element === "email") return { ...common, kind: "email" };
  if (element === "phone_number") return { ...common, kind: "phone" };
  const codes = CHOICES[element];
  if (!codes) return { ...common, kind: "text", maxLength: 150 };
  const shown = (code: string, language: "fr" | "en") => formatElement(element, code, language);
  return {
    ...common,
    kind: "choice",
    options: codes.map((code) => ({ value: code, label: { fr: shown(code, "fr"), en: shown(code, "en") } })),
  };
}
