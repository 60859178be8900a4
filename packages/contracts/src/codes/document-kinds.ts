import type { Text } from "../language.ts";

/** Kinds of justificatif (supporting document). The code names are stored and exchanged: never rename one. */
export const documentKinds = {
  identity_card: { fr: "Carte nationale d’identité", en: "National identity card" },
  passport: { fr: "Passeport", en: "Passport" },
  residence_permit: { fr: "Titre de séjour", en: "Residence permit" },
  proof_of_address: { fr: "Justificatif de domicile", en: "Proof of address" },
  family_record_book: { fr: "Livret de famille", en: "Family record book" },
  birth_certificate: { fr: "Acte de naissance", en: "Birth certificate" },
  tax_notice: { fr: "Avis d’impôt sur le revenu", en: "Income tax notice" },
  caf_statement: { fr: "Attestation de la CAF ou de la MSA", en: "Family benefits office statement" },
  school_certificate: { fr: "Certificat de scolarité", en: "School certificate" },
  scholarship_notice: { fr: "Notification de bourse", en: "Scholarship notice" },
  job_seeker_statement: { fr: "Avis de situation de France Travail", en: "France Travail statement" },
  court_decision: { fr: "Décision de justice", en: "Court decision" },
  mandate: { fr: "Mandat ou procuration", en: "Power of attorney" },
  mobility_inclusion_card: { fr: "Carte mobilité inclusion", en: "Mobility inclusion card" },
  individual_care_plan: { fr: "Projet d’accueil individualisé", en: "Individual care plan" },
} as const satisfies Record<string, Text>;

export type DocumentKind = keyof typeof documentKinds;

export function isDocumentKind(kind: string): kind is DocumentKind {
  return Object.hasOwn(documentKinds, kind);
}
