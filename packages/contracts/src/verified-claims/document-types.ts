import type { DocumentKind } from "../codes/document-kinds.ts";

/** Document type of OIDC4IDA's predefined values where it has one; `fr_` and the French kind of document otherwise. */
export const documentTypes: Readonly<Record<DocumentKind, string>> = {
  identity_card: "idcard",
  passport: "passport",
  residence_permit: "residence_permit",
  birth_certificate: "birth_certificate",
  proof_of_address: "utility_statement",
  tax_notice: "tax_statement",
  family_record_book: "fr_livret_de_famille",
  caf_statement: "fr_attestation_caf",
  school_certificate: "fr_certificat_de_scolarite",
  court_decision: "fr_decision_de_justice",
  mandate: "fr_mandat",
  mobility_inclusion_card: "fr_carte_mobilite_inclusion",
  individual_care_plan: "fr_projet_accueil_individualise",
};
