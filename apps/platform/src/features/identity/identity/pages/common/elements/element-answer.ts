import type { ElementName, ElementValue } from "@ardeco/contracts";
import {
  type AddressAnswer,
  type Answer,
  type Answers,
  findAddressAnswer,
  findTextAnswer,
} from "../../../../../../web/index.ts";
import { communeCalled, communeOf } from "./communes.ts";

/** What was answered under this name → the value the registry parses. */
export function valueOfAnswer(element: ElementName, answers: Answers, name: string): unknown {
  const text = findTextAnswer(answers, name) ?? "";
  switch (element) {
    case "address":
      return declaredAddress(findAddressAnswer(answers, name));
    case "school":
      return { name: text };
    case "place_of_birth":
      return bornIn(text);
    case "allergies":
      return text.split(",");
    default:
      return text;
  }
}

/** The code of the only commune of this name: registers of the State know people by it. */
function bornIn(text: string): unknown {
  const commune = communeCalled(text);
  return commune
    ? { locality: commune.name, country: "FR", insee_code: commune.code }
    : { locality: text, country: "FR" };
}

/** A commune that neither postal code nor name tells is left out: no service may then claim to know it. */
function declaredAddress(answer: AddressAnswer | undefined): unknown {
  if (!answer) return undefined;
  const commune = communeOf(answer.postcode, answer.city);
  return addressIn(answer, commune?.name ?? answer.city, commune?.code);
}

/** An address as the registry keeps it. */
export function addressIn({ street, complement, postcode }: AddressAnswer, city: string, code?: string) {
  return {
    street_address: [street, complement].filter(Boolean).join(", "),
    postal_code: postcode,
    locality: city,
    country: "FR",
    ...(code === undefined ? {} : { insee_code: code }),
  };
}

/** A value kept → what its field shows. A value withheld shows nothing. */
export function answerOfValue(value: unknown): Answer {
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
