import type { DocumentKind } from "../codes/document-kinds.ts";

/**
 * Document type of OIDC4IDA's predefined values where one means the same; `fr_` and the French kind of
 * document otherwise: a proof of address may be a rent receipt, which `utility_statement` would deny, and a
 * school certificate says that a pupil is enrolled, not what they have learnt (`education_certificate`).
 */
export const documentTypes: Readonly<Record<DocumentKind, string>> = {
  identity_card: "idcard",
  passport: "passport",
  residence_permit: "residence_permit",
  birth_certificate: "birth_certificate",
  proof_of_address: "fr_justificatif_de_domicile",
  tax_notice: "tax_statement",
  family_record_book: "fr_livret_de_famille",
  caf_statement: "social_security_statement",
  school_certificate: "fr_certificat_de_scolarite",
  scholarship_notice: "fr_notification_de_bourse",
  job_seeker_statement: "fr_avis_de_situation_france_travail",
  court_decision: "fr_decision_de_justice",
  mandate: "fr_mandat",
  mobility_inclusion_card: "fr_carte_mobilite_inclusion",
  individual_care_plan: "fr_projet_accueil_individualise",
};

/** Electronic record of each method that asks one: none of the predefined registers is asked directly. */
export const recordTypes = {
  federated_login: "fr_franceconnect",
  register_queried: "fr_api_particulier",
} as const;
