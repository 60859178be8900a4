import { Type } from "typebox";
import { defineElement } from "./define.ts";
import { normaliseInteger, normaliseText } from "./normalise.ts";

export const familyQuotient = defineElement("family_quotient", {
  label: { fr: "Quotient familial (en euros)", en: "Family quotient (euros)" },
  why: { fr: "Pour calculer votre tarif.", en: "To work out your price." },
  // Whole euros a month, as printed on the CAF or MSA statement. Not cents, no decimals.
  schema: Type.Integer({ minimum: 0, maximum: 99_999 }),
  normalise: normaliseInteger,
  format: (value, language) => `${value.toLocaleString(language === "fr" ? "fr-FR" : "en-GB")} €`,
  provenBy: ["caf_statement", "tax_notice"],
  validityMonths: 12,
  claim: "family_quotient",
  index: false,
  ofHousehold: true,
  assuranceLevels: ["authority_checked"],
});

export const cafNumber = defineElement("caf_number", {
  label: { fr: "Numéro d’allocataire CAF", en: "Family benefits number" },
  why: { fr: "Pour mettre à jour votre quotient familial.", en: "To refresh your family quotient." },
  schema: Type.String({ pattern: "^\\d{7}$" }),
  // Statements print one key letter after the seven digits: it is not part of the number.
  normalise: (input) => {
    const text = normaliseText(input);
    return typeof text === "string" ? text.replace(/^(\d{7}) ?[A-Za-z]$/, "$1") : text;
  },
  format: (value) => value,
  provenBy: ["caf_statement"],
  validityMonths: null,
  claim: null,
  index: "exact",
  ofHousehold: true,
  assuranceLevels: ["authority_checked"],
});

const JOB_SEEKER = {
  registered: { fr: "Inscrit·e à France Travail", en: "Registered with France Travail" },
  none: { fr: "Non inscrit·e", en: "Not registered" },
} as const;

export const jobSeeker = defineElement("job_seeker", {
  label: { fr: "Recherche d’emploi", en: "Looking for work" },
  why: { fr: "Pour appliquer le tarif réservé.", en: "To apply the reserved price." },
  schema: Type.Union([Type.Literal("registered"), Type.Literal("none")]),
  normalise: normaliseText,
  format: (value, language) => JOB_SEEKER[value][language],
  provenBy: ["job_seeker_statement"],
  // Registration is confirmed each month (Code du travail, art. R5411-17): a quarter is already long.
  validityMonths: 3,
  claim: "job_seeker",
  index: false,
  assuranceLevels: ["authority_checked"],
});

const DISABILITY_CARDS = {
  disability: { fr: "CMI invalidité", en: "Disability card" },
  priority: { fr: "CMI priorité", en: "Priority card" },
  parking: { fr: "CMI stationnement", en: "Parking card" },
} as const;

export const disabilityCard = defineElement("disability_card", {
  label: { fr: "Carte mobilité inclusion", en: "Mobility inclusion card" },
  why: { fr: "Pour ouvrir les droits liés à la carte.", en: "To open the rights tied to the card." },
  // Code de l'action sociale et des familles, art. L241-3: the three mentions of the card.
  schema: Type.Union([Type.Literal("disability"), Type.Literal("priority"), Type.Literal("parking")]),
  normalise: normaliseText,
  format: (value, language) => DISABILITY_CARDS[value][language],
  provenBy: ["mobility_inclusion_card"],
  validityMonths: 12,
  claim: "disability_card",
  index: false,
  assuranceLevels: ["authority_checked"],
  sensitive: true,
});
