import type { FieldError } from "../../kernel/errors.ts";
import { tidy } from "../../kernel/text.ts";
import { type AddressField, type AddressPart, addressPartName } from "./field.ts";
import { fieldError } from "./field-errors.ts";
import { leftEmpty, type Parsed, refused } from "./parsed.ts";
import { type TypedValues, textOf } from "./posted-form.ts";

const MAX_LINE = 120;

const missingPart = {
  street: { fr: "Indiquez le numéro et la rue.", en: "Give the number and the street." },
  city: { fr: "Indiquez la commune.", en: "Give the town." },
} as const;

export function parseAddress(field: AddressField, typed: TypedValues): Parsed {
  const part = (name: AddressPart) => tidy(textOf(typed, addressPartName(field.name, name)));
  const address = {
    street: part("street"),
    complement: part("complement"),
    postcode: part("postcode"),
    city: part("city"),
  };
  if (field.optional && Object.values(address).every((text) => text === "")) return leftEmpty;
  const errors = errorsOf(field.name, address);
  return errors.length > 0 ? refused(...errors) : { answer: address };
}

function errorsOf(name: string, address: Record<AddressPart, string>): FieldError[] {
  const errors: FieldError[] = [];
  for (const part of ["street", "complement", "city"] as const) {
    const partName = addressPartName(name, part);
    if (address[part].length > MAX_LINE) errors.push(fieldError(partName, "form.too_long"));
    if (/[\p{Cc}\p{Cs}]/u.test(address[part])) errors.push(fieldError(partName, "form.characters"));
    if (part !== "complement" && address[part] === "") {
      errors.push(fieldError(partName, "form.required", missingPart[part]));
    }
  }
  if (!/^\d{5}$/.test(address.postcode)) {
    errors.push(fieldError(addressPartName(name, "postcode"), "form.postcode_invalid"));
  }
  return errors;
}
