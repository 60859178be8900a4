import type { ElementName, ElementValue } from "@ardeco/contracts";
import {
  type AddressAnswer,
  type Answer,
  type Answers,
  findAddressAnswer,
  findTextAnswer,
} from "../../../../../../web/index.ts";
import { findCommuneByName, findTypedCommune } from "./communes.ts";

/** What was answered under this name → the value the registry parses. */
export function parseElementAnswer(element: ElementName, answers: Answers, name: string): unknown {
  const text = findTextAnswer(answers, name) ?? "";
  switch (element) {
    case "address":
      return parseDeclaredAddress(findAddressAnswer(answers, name));
    case "school":
      return { name: text };
    case "place_of_birth":
      return parseBirthPlace(text);
    case "allergies":
      return text.split(",");
    default:
      return text;
  }
}

/** The code of the only commune of this name: registers of the State know people by it. */
function parseBirthPlace(text: string): unknown {
  const commune = findCommuneByName(text);
  return commune
    ? { locality: commune.name, country: "FR", insee_code: commune.code }
    : { locality: text, country: "FR" };
}

/** A commune that neither postal code nor name tells is left out: no service may then claim to know it. */
function parseDeclaredAddress(answer: AddressAnswer | undefined): unknown {
  if (!answer) return undefined;
  const commune = findTypedCommune(answer.postcode, answer.city);
  return toAddressAnswer(answer, commune?.name ?? answer.city, commune?.code);
}

/** An address as the registry keeps it. */
export function toAddressAnswer(
  { street, complement, postcode }: AddressAnswer,
  city: string,
  code?: string,
) {
  return {
    street_address: [street, complement].filter(Boolean).join(", "),
    postal_code: postcode,
    locality: city,
    country: "FR",
    ...(code === undefined ? {} : { insee_code: code }),
  };
}

/** A value kept → what its field shows. A value withheld shows nothing. */
export function toElementAnswer(value: unknown): Answer {
  if (isAddress(value)) {
    const { street_address: street, postal_code: postcode, locality: city } = value;
    return { street, complement: "", postcode, city };
  }
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object" && value !== null) {
    const text = "name" in value ? value.name : "locality" in value ? value.locality : "";
    return typeof text === "string" ? text : "";
  }
  return value === undefined ? null : String(value);
}

export function isAddress(value: unknown): value is ElementValue<"address"> {
  return typeof value === "object" && value !== null && "street_address" in value;
}
