import { type ElementName, elementDefinition, formatElement } from "@ardeco/contracts";
import {
  type AddressAnswer,
  type Answer,
  type Answers,
  addressAnswer,
  type Field,
  textAnswer,
} from "../../../web/index.ts";
import { communeOf } from "../../communes.ts";

const CHOICES: Readonly<Partial<Record<ElementName, readonly string[]>>> = {
  gender: ["female", "male"],
  disability_card: ["disability", "priority", "parking"],
  school_level: ["nursery_1", "nursery_2", "nursery_3", "cp", "ce1", "ce2", "cm1", "cm2", "college", "lycee"],
  student_status: ["student", "apprentice", "none"],
};

/** The question by which an agent writes one element, under any name. */
export function elementField(element: ElementName, name: string): Field {
  const { label } = elementDefinition(element);
  const common = { name, label };
  if (element === "birthdate") return { ...common, kind: "date", past: true };
  if (element === "address") return { ...common, kind: "address" };
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

/** What was typed → what the registry parses. */
export function elementValue(element: ElementName, answers: Answers, name: string): unknown {
  const text = textAnswer(answers, name) ?? "";
  if (element === "address") return addressValue(addressAnswer(answers, name));
  if (element === "school") return { name: text };
  if (element === "place_of_birth") return { locality: text, country: "FR" };
  if (element === "allergies") return text.split(",");
  return text;
}

/** A commune that neither postal code nor name tells is left out: no service may then claim to know it. */
function addressValue(answer: AddressAnswer | undefined): unknown {
  if (!answer) return undefined;
  const { street, complement, postcode, city } = answer;
  const commune = communeOf(postcode, city);
  return {
    street_address: [street, complement].filter(Boolean).join(", "),
    postal_code: postcode,
    locality: commune?.name ?? city,
    country: "FR",
    ...(commune ? { insee_code: commune.code } : {}),
  };
}

/** A value kept → what its field shows. */
export function elementAnswer(element: ElementName, value: unknown): Answer {
  if (element === "address" && typeof value === "object" && value !== null) {
    const part = (name: string) => String(Reflect.get(value, name) ?? "");
    return {
      street: part("street_address"),
      complement: "",
      postcode: part("postal_code"),
      city: part("locality"),
    };
  }
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object" && value !== null)
    return String(Reflect.get(value, "name") ?? Reflect.get(value, "locality") ?? "");
  return value === undefined ? null : String(value);
}
