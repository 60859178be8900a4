import type { FieldError } from "../../kernel/errors.ts";
import { hasInvisible, tidy } from "../../kernel/text.ts";
import { type AddressField, type AddressPart, addressPartName, addressParts } from "./field.ts";
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
  if (errors.length > 0) return refused(...errors);
  const elsewhere = field.refuse?.(address);
  if (!elsewhere) return { answer: address };
  return refused(fieldError(addressPartName(field.name, "city"), "form.city_elsewhere", elsewhere));
}

/** In the order of the lines, at most one each. */
function errorsOf(name: string, address: Record<AddressPart, string>): FieldError[] {
  return addressParts.flatMap((part) => {
    const error = errorOf(part, addressPartName(name, part), address[part]);
    return error ? [error] : [];
  });
}

function errorOf(part: AddressPart, name: string, text: string): FieldError | undefined {
  if (part === "postcode")
    return /^\d{5}$/.test(text) ? undefined : fieldError(name, "form.postcode_invalid");
  if (text === "" && part !== "complement") return fieldError(name, "form.required", missingPart[part]);
  if (text.length > MAX_LINE) return fieldError(name, "form.too_long");
  return hasInvisible(text) ? fieldError(name, "form.characters") : undefined;
}
