// What API Particulier answers (version 3), of what we read: a scope that the habilitation lacks hides its
// field, so that none is sure to be there. Addresses, telephones and e-mails are not read: nobody asked for
// them.

import { type Static, Type } from "typebox";
import type {
  AnsweredPerson,
  FoundJobSeeker,
  FoundQuotient,
  FoundScholarship,
  FoundSchooling,
  FoundStudent,
} from "../../kernel/state-sources.ts";
import { Hidden } from "./read-reply.ts";

const text = Type.String({ maxLength: 300 });
const maybe = Type.Optional(Type.Union([Type.Null(), text]));
const number = Type.Optional(Type.Union([Type.Null(), Type.Integer()]));
const yesOrNo = Type.Optional(Type.Union([Type.Null(), Type.Boolean()]));

const Someone = Type.Object({
  nom: maybe,
  nom_naissance: maybe,
  nom_usage: maybe,
  prenom: maybe,
  prenoms: Type.Optional(Type.Union([Type.Null(), text, Type.Array(text, { maxItems: 20 })])),
  date_naissance: maybe,
});
const people = Type.Optional(Type.Union([Type.Null(), Type.Array(Someone, { maxItems: 50 })]));

export const QuotientData = Type.Object({
  quotient_familial: Type.Optional(
    Type.Union([
      Type.Null(),
      Type.Object({
        fournisseur: text,
        valeur: Type.Number(),
        annee: Type.Integer(),
        mois: Type.Integer({ minimum: 1, maximum: 12 }),
        annee_calcul: number,
        mois_calcul: number,
      }),
    ]),
  ),
  allocataires: people,
  enfants: people,
});

export const StudentData = Type.Object({
  identite: Type.Optional(Someone),
  admissions: Type.Optional(
    Type.Array(
      Type.Object({
        date_debut: maybe,
        date_fin: maybe,
        est_inscrit: yesOrNo,
        regime_formation: Type.Optional(Type.Union([Type.Null(), Type.Object({ code: maybe })])),
      }),
      { maxItems: 100 },
    ),
  ),
});

export const ScholarshipData = Type.Object({
  identite: Type.Optional(Someone),
  est_boursier: yesOrNo,
  periode_versement_bourse: Type.Optional(
    Type.Union([Type.Null(), Type.Object({ date_rentree: maybe, duree: number })]),
  ),
});

export const SchoolingData = Type.Object({
  identite: Type.Optional(Someone),
  est_scolarise: yesOrNo,
  est_boursier: yesOrNo,
  annee_scolaire: maybe,
  etablissement: Type.Optional(Type.Union([Type.Null(), Type.Object({ code_uai: maybe, nom: maybe })])),
});

export const JobSeekerData = Type.Object({
  identite: Type.Optional(Someone),
  inscription: Type.Optional(Type.Union([Type.Null(), Type.Object({ date_debut: maybe, date_fin: maybe })])),
});

export function toFoundQuotient(data: Static<typeof QuotientData>): FoundQuotient {
  const { quotient_familial: quotient, allocataires, enfants } = data;
  // Without who receives it, an answer cannot be compared with who was asked about.
  if (!quotient || !allocataires) throw new Hidden();
  const { annee_calcul: year, mois_calcul: month } = quotient;
  return {
    provider: quotient.fournisseur,
    value: Math.round(quotient.valeur),
    month: formatMonth(quotient.annee, quotient.mois),
    ...(year && month ? { computedMonth: formatMonth(year, month) } : {}),
    recipients: allocataires.map(toAnsweredPerson),
    children: (enfants ?? []).map(toAnsweredPerson),
  };
}

export function toFoundStudent({ identite, admissions }: Static<typeof StudentData>): FoundStudent {
  if (!identite || !admissions) throw new Hidden();
  return {
    person: toAnsweredPerson(identite),
    admissions: admissions.map(({ date_debut, date_fin, est_inscrit, regime_formation }) => ({
      from: date_debut ?? "",
      until: date_fin ?? "",
      enrolled: est_inscrit === true,
      ...(regime_formation?.code ? { regime: regime_formation.code } : {}),
    })),
  };
}

export function toFoundScholarship(data: Static<typeof ScholarshipData>): FoundScholarship {
  const { identite, est_boursier, periode_versement_bourse: period } = data;
  if (!identite || typeof est_boursier !== "boolean") throw new Hidden();
  return {
    person: toAnsweredPerson(identite),
    granted: est_boursier,
    ...(period?.date_rentree ? { from: period.date_rentree } : {}),
    ...(period?.duree ? { months: period.duree } : {}),
  };
}

export function toFoundSchooling(data: Static<typeof SchoolingData>): FoundSchooling {
  const { identite, est_scolarise, est_boursier, annee_scolaire, etablissement } = data;
  const year = Number(annee_scolaire?.slice(0, 4));
  if (!identite || typeof est_scolarise !== "boolean" || !Number.isInteger(year)) throw new Hidden();
  return {
    person: toAnsweredPerson(identite),
    enrolled: est_scolarise,
    schoolYear: year,
    school: etablissement?.code_uai ?? "",
    ...(etablissement?.nom ? { schoolName: etablissement.nom } : {}),
    ...(typeof est_boursier === "boolean" ? { scholarship: est_boursier } : {}),
  };
}

export function toFoundJobSeeker({ identite, inscription }: Static<typeof JobSeekerData>): FoundJobSeeker {
  if (!identite || inscription === undefined) throw new Hidden();
  return {
    person: toAnsweredPerson(identite),
    ...(inscription?.date_debut ? { from: inscription.date_debut } : {}),
    ...(inscription?.date_fin ? { until: inscription.date_fin } : {}),
  };
}

function toAnsweredPerson(one: Static<typeof Someone>): AnsweredPerson {
  const { prenoms, prenom, date_naissance: born } = one;
  const given = Array.isArray(prenoms) ? prenoms.join(" ") : (prenoms ?? prenom ?? "");
  return {
    familyName: one.nom_naissance ?? one.nom ?? "",
    ...(one.nom_usage ? { nameOfUse: one.nom_usage } : {}),
    givenNames: given,
    ...(born ? { birthdate: born } : {}),
  };
}

const formatMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, "0")}`;
