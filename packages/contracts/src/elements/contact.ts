import { Type } from "typebox";
import { defineElement } from "./define.ts";
import { normaliseEmail, normaliseMembers, normalisePhoneNumber } from "./normalise.ts";

export const email = defineElement("email", {
  label: { fr: "Adresse électronique", en: "E-mail address" },
  why: { fr: "Pour vous prévenir et vous répondre.", en: "To notify and answer you." },
  // RFC 5321 §4.5.3.1.3: 254 characters. The code sent to it is the real check; the pattern only catches
  // slips.
  schema: Type.String({
    maxLength: 254,
    pattern: '^[^\\s@<>"(),:;]+@[^\\s@<>"(),:;.]+(\\.[^\\s@<>"(),:;.]+)+$',
  }),
  normalise: normaliseEmail,
  format: (value) => value,
  provenBy: [],
  confirmableByCode: true,
  validityMonths: 24,
  claim: "email",
  index: "exact",
  assuranceLevels: ["low"],
  locating: true,
});

export const phoneNumber = defineElement("phone_number", {
  label: { fr: "Numéro de téléphone", en: "Phone number" },
  why: { fr: "Pour vous joindre rapidement.", en: "To reach you quickly." },
  // ITU-T E.164, as OpenID Connect Core 1.0 §5.1 recommends.
  schema: Type.String({ pattern: "^\\+[1-9]\\d{5,14}$" }),
  normalise: normalisePhoneNumber,
  format: (value) => value.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "0$1 $2 $3 $4 $5"),
  provenBy: [],
  confirmableByCode: true,
  validityMonths: 24,
  claim: "phone_number",
  index: "exact",
  assuranceLevels: ["low"],
  locating: true,
});

export const address = defineElement("address", {
  label: { fr: "Adresse du domicile", en: "Home address" },
  why: {
    fr: "Pour savoir quels services s’appliquent chez vous.",
    en: "To know which services apply where you live.",
  },
  // OpenID Connect Core 1.0 §5.1.1, plus `insee_code` (commune of the Code officiel géographique): a postal
  // code spans several communes, so that residence cannot be derived from it.
  schema: Type.Object(
    {
      street_address: Type.String({ minLength: 1, maxLength: 200 }),
      postal_code: Type.String({ minLength: 2, maxLength: 10 }),
      locality: Type.String({ minLength: 1, maxLength: 100 }),
      country: Type.String({ pattern: "^[A-Z]{2}$" }),
      insee_code: Type.Optional(Type.String({ pattern: "^(\\d{2}|2[AB])\\d{3}$" })),
    },
    { additionalProperties: false },
  ),
  normalise: normaliseMembers,
  refuse: (value) =>
    value.country === "FR" && !/^\d{5}$/.test(value.postal_code) ? "postal_code" : undefined,
  format: formatAddress,
  provenBy: ["proof_of_address", "tax_notice", "caf_statement"],
  validityMonths: 12,
  claim: "address",
  index: false,
  assuranceLevels: ["low", "authority_checked"],
  locating: true,
});

function formatAddress(value: {
  street_address: string;
  postal_code: string;
  locality: string;
  country: string;
}) {
  const place = `${value.street_address}, ${value.postal_code} ${value.locality}`;
  return value.country === "FR" ? place : `${place}, ${value.country}`;
}
