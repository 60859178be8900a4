import type { ElementName, ElementValue } from "@ardeco/contracts";
import { type AddressAnswer, type Answer, addressAnswer, textAnswer } from "../../../web/index.ts";
import { communeOf } from "../../communes.ts";
import { VALUE } from "./element-field.ts";

/** What was answered → the value the registry parses. */
export function valueOfAnswer(name: ElementName, answers: Readonly<Record<string, Answer>>): unknown {
  const text = textAnswer(answers, VALUE) ?? "";
  switch (name) {
    case "address":
      return addressValue(addressAnswer(answers, VALUE));
    case "school":
      return { name: text };
    case "place_of_birth":
      return { locality: text, country: "FR" };
    case "allergies":
      return text.split(",");
    default:
      return text;
  }
}

/** A commune that its postal code and its name do not tell is left out: no service may then claim to know it. */
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

/** A value kept → what the field shows when it is corrected. */
export function answerOfValue(name: ElementName, value: unknown): Answer {
  if (name === "address" && isAddress(value)) {
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

function isAddress(value: unknown): value is ElementValue<"address"> {
  return typeof value === "object" && value !== null && "street_address" in value;
}
