import type { StaffRole } from "../../../../../../kernel/context.ts";
import type { Sentence } from "../../../../../../kernel/errors.ts";

/** As agents name them. */
export const roleNames: Readonly<Record<StaffRole, Sentence>> = {
  reception: { fr: "Accueil", en: "Reception" },
  validator: { fr: "Validation des dossiers", en: "Validation of files" },
  service_validator: { fr: "Validation pour un service", en: "Validation for a service" },
  service_manager: { fr: "Gestion d’un service", en: "Management of a service" },
  authority_administrator: { fr: "Administration de la collectivité", en: "Administration of the authority" },
  data_protection_officer: { fr: "Protection des données", en: "Data protection" },
  operator: { fr: "Exploitation", en: "Operation" },
  auditor: { fr: "Contrôle", en: "Audit" },
};
