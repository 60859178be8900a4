import { Type } from "typebox";
import { type CivilDate, civilDateParts } from "../civil-date.ts";
import type { Language } from "../language.ts";
import { defineElement } from "./define.ts";
import { normaliseMembers, normaliseText } from "./normalise.ts";

const IDENTITY_DOCUMENTS = ["identity_card", "passport", "residence_permit"] as const;
const CIVIL_STATUS_DOCUMENTS = [...IDENTITY_DOCUMENTS, "birth_certificate", "family_record_book"] as const;
const EVERY_LEVEL = ["low", "authority_checked", "substantial", "high"] as const;

// Letters with their marks, apostrophes, hyphens, dots and spaces: what French civil status accepts, and
// foreign names transcribed to the Latin alphabet or not. Digits and symbols are typing errors.
const PersonName = Type.String({
  minLength: 1,
  maxLength: 100,
  pattern: "^[\\p{L}\\p{M}][\\p{L}\\p{M}'’. -]*$",
});
const nameRules = {
  schema: PersonName,
  normalise: normaliseText,
  format: (value: string) => value,
  validityMonths: null,
  assuranceLevels: EVERY_LEVEL,
} as const;

export const givenName = defineElement("given_name", {
  ...nameRules,
  label: { fr: "Prénom", en: "Given name" },
  why: { fr: "Pour savoir à qui s’adresser.", en: "To know who we are talking to." },
  provenBy: CIVIL_STATUS_DOCUMENTS,
  claim: "given_name",
  // The hundred most given first names cover most people: an equality index would leak them by frequency.
  index: false,
});

export const middleName = defineElement("middle_name", {
  ...nameRules,
  label: { fr: "Autres prénoms", en: "Other given names" },
  why: { fr: "Pour distinguer deux homonymes.", en: "To tell two namesakes apart." },
  provenBy: CIVIL_STATUS_DOCUMENTS,
  claim: "middle_name",
  index: false,
});

export const familyName = defineElement("family_name", {
  ...nameRules,
  label: { fr: "Nom de naissance", en: "Birth name" },
  why: { fr: "Pour retrouver votre dossier.", en: "To find your file." },
  provenBy: CIVIL_STATUS_DOCUMENTS,
  claim: "family_name",
  index: "spread",
});

export const nameOfUse = defineElement("name_of_use", {
  ...nameRules,
  label: { fr: "Nom d’usage", en: "Name used" },
  why: {
    fr: "Pour vous écrire sous le nom que vous utilisez.",
    en: "To write to you under the name you use.",
  },
  provenBy: CIVIL_STATUS_DOCUMENTS,
  claim: "name_of_use",
  index: "spread",
});

export const birthdate = defineElement("birthdate", {
  label: { fr: "Date de naissance", en: "Date of birth" },
  why: { fr: "Pour appliquer les règles d’âge.", en: "To apply age rules." },
  schema: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  normalise: normaliseText,
  refuse: refuseBirthdate,
  format: formatBirthdate,
  provenBy: CIVIL_STATUS_DOCUMENTS,
  validityMonths: null,
  claim: "birthdate",
  index: "spread",
  assuranceLevels: EVERY_LEVEL,
});

function refuseBirthdate(value: string, today: CivilDate): string | undefined {
  const parts = civilDateParts(value);
  if (!parts) return "not_a_date";
  if (value > today) return "in_future";
  return Number(today.slice(0, 4)) - parts.year > 130 ? "too_old" : undefined;
}

function formatBirthdate(value: string, language: Language): string {
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const day = new Date(`${value}T00:00:00Z`);
  if (!civilDateParts(value)) return value;
  const text = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
  // French names the first day of a month by its rank; CLDR does not.
  return language === "fr" ? text.replace(/^1 /, "1er ") : text;
}

const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;

export const placeOfBirth = defineElement("place_of_birth", {
  label: { fr: "Lieu de naissance", en: "Place of birth" },
  why: { fr: "Pour distinguer deux homonymes.", en: "To tell two namesakes apart." },
  // OIDC4IDA claims 1.0 §4 plus `insee_code`: commune (or 99xxx, foreign country) of the Code officiel
  // géographique.
  schema: Type.Object(
    {
      locality: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      region: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      country: Type.String({ pattern: "^[A-Z]{2}$" }),
      insee_code: Type.Optional(Type.String({ pattern: "^(\\d{2}|2[AB])\\d{3}$" })),
    },
    { additionalProperties: false },
  ),
  normalise: normaliseMembers,
  // In France, the commune is enough; abroad, the country is said by its name.
  format: ({ locality, country }, language) =>
    country === "FR" && locality
      ? locality
      : [locality, countryName(country, language)].filter(Boolean).join(", "),
  provenBy: CIVIL_STATUS_DOCUMENTS,
  validityMonths: null,
  claim: "place_of_birth",
  index: false,
  assuranceLevels: EVERY_LEVEL,
});

export const gender = defineElement("gender", {
  label: { fr: "Sexe à l’état civil", en: "Sex in civil status" },
  why: { fr: "Pour la civilité des courriers.", en: "To address letters." },
  // OpenID Connect Core 1.0 §5.1: `female`, `male`, others allowed. French civil status knows only these two.
  schema: Type.Union([Type.Literal("female"), Type.Literal("male")]),
  normalise: normaliseText,
  format: (value, language) => GENDERS[value][language],
  provenBy: CIVIL_STATUS_DOCUMENTS,
  validityMonths: null,
  claim: "gender",
  index: false,
  assuranceLevels: EVERY_LEVEL,
});

const GENDERS = { female: { fr: "Féminin", en: "Female" }, male: { fr: "Masculin", en: "Male" } } as const;
