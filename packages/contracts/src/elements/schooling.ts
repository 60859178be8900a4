import { Type } from "typebox";
import { defineElement } from "./define.ts";
import { normaliseList, normaliseMembers, normaliseText } from "./normalise.ts";
import {
  SCHOLARSHIPS,
  SCHOOL_LEVELS,
  Scholarship,
  SchoolLevel,
  STUDENT_STATUSES,
  StudentStatus,
} from "./schooling-codes.ts";

export const school = defineElement("school", {
  label: { fr: "Établissement scolaire", en: "School" },
  why: { fr: "Pour inscrire l’enfant au bon endroit.", en: "To enrol the child in the right place." },
  // `uai`: Unité administrative immatriculée, seven digits and a key letter (national directory of schools).
  schema: Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 150 }),
      uai: Type.Optional(Type.String({ pattern: "^\\d{7}[A-Z]$" })),
    },
    { additionalProperties: false },
  ),
  normalise: normaliseMembers,
  format: (value) => value.name,
  provenBy: ["school_certificate"],
  validityMonths: 12,
  claim: "school",
  index: false,
  assuranceLevels: ["authority_checked"],
});

export const schoolLevel = defineElement("school_level", {
  label: { fr: "Classe", en: "School level" },
  why: { fr: "Pour proposer les activités de son niveau.", en: "To offer activities of that level." },
  schema: SchoolLevel,
  normalise: normaliseText,
  format: (value, language) => SCHOOL_LEVELS[value][language],
  provenBy: ["school_certificate"],
  validityMonths: 12,
  claim: "school_level",
  index: false,
  assuranceLevels: ["authority_checked"],
});

export const studentStatus = defineElement("student_status", {
  label: { fr: "Situation d’études", en: "Student status" },
  why: { fr: "Pour appliquer le tarif étudiant.", en: "To apply the student price." },
  schema: StudentStatus,
  normalise: normaliseText,
  format: (value, language) => STUDENT_STATUSES[value][language],
  provenBy: ["school_certificate"],
  validityMonths: 12,
  claim: "student_status",
  index: false,
  assuranceLevels: ["authority_checked"],
});

export const scholarship = defineElement("scholarship", {
  label: { fr: "Bourse", en: "Scholarship" },
  why: { fr: "Pour appliquer le tarif réservé.", en: "To apply the reserved price." },
  // Never its step: that tells of the means of a family, and no local price asks for it.
  schema: Scholarship,
  normalise: normaliseText,
  format: (value, language) => SCHOLARSHIPS[value][language],
  provenBy: ["scholarship_notice"],
  validityMonths: 12,
  claim: "scholarship",
  index: false,
  assuranceLevels: ["authority_checked"],
});

export const allergies = defineElement("allergies", {
  label: { fr: "Allergies alimentaires", en: "Food allergies" },
  why: { fr: "Pour accueillir l’enfant à table sans danger.", en: "To host the child at table safely." },
  schema: Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { maxItems: 20 }),
  normalise: normaliseList,
  format: (value, language) => (value.length > 0 ? value.join(", ") : language === "fr" ? "Aucune" : "None"),
  provenBy: ["individual_care_plan"],
  validityMonths: 12,
  claim: "allergies",
  index: false,
  assuranceLevels: ["authority_checked"],
  sensitive: true,
});
