import type { FieldError } from "../../kernel/errors.ts";
import { hasInvisible, toTidyText } from "../../kernel/text.ts";
import { type AddressField, type AddressPart, addressParts, formatAddressPartName } from "./field.ts";
import { buildFieldError } from "./field-errors.ts";
import { buildRefusal, leftEmpty, type Parsed } from "./parsed.ts";
import { getTypedText, type TypedValues } from "./posted-form.ts";

const MAX_LINE = 120;

const missingPart = {
  street: { fr: "Indiquez le numéro et la rue.", en: "Give the number and the street." },
  city: { fr: "Indiquez la commune.", en: "Give the town." },
} as const;

export function parseAddress(field: AddressField, typed: TypedValues): Parsed {
  const part = (name: AddressPart) =>
    toTidyText(getTypedText(typed, formatAddressPartName(field.name, name)));
  const address = {
    street: part("street"),
    complement: part("complement"),
    postcode: part("postcode"),
    city: part("city"),
  };
  if (field.optional && Object.values(address).every((text) => text === "")) return leftEmpty;
  const errors = listAddressErrors(field.name, address);
  if (errors.length > 0) return buildRefusal(...errors);
  const elsewhere = field.refuse?.(address);
  if (!elsewhere) return { answer: address };
  return buildRefusal(
    buildFieldError(formatAddressPartName(field.name, "city"), "form.city_elsewhere", elsewhere),
  );
}

/** In the order of the lines, at most one each. */
function listAddressErrors(name: string, address: Record<AddressPart, string>): FieldError[] {
  return addressParts.flatMap((part) => {
    const error = findAddressError(part, formatAddressPartName(name, part), address[part]);
    return error ? [error] : [];
  });
}

function findAddressError(part: AddressPart, name: string, text: string): FieldError | undefined {
  if (part === "postcode")
    return /^\d{5}$/.test(text) ? undefined : buildFieldError(name, "form.postcode_invalid");
  if (text === "" && part !== "complement") return buildFieldError(name, "form.required", missingPart[part]);
  if (text.length > MAX_LINE) return buildFieldError(name, "form.too_long");
  return hasInvisible(text) ? buildFieldError(name, "form.characters") : undefined;
}
