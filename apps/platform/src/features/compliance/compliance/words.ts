import type { StaffRole } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Theme } from "./measures/define.ts";
import type { DocumentKind } from "./rules/life.ts";

/** In a count: « validation 3, accueil 2 ». */
export const rolePlurals: Readonly<Record<StaffRole, Sentence>> = {
  reception: { fr: "accueil", en: "reception" },
  validator: { fr: "validation", en: "validation" },
  service_validator: { fr: "validation pour un service", en: "validation for a service" },
  service_manager: { fr: "gestion d’un service", en: "management of a service" },
  authority_administrator: { fr: "administration", en: "administration" },
  data_protection_officer: { fr: "protection des données", en: "data protection" },
  operator: { fr: "exploitation", en: "operation" },
  auditor: { fr: "contrôle", en: "audit" },
};

export const themeNames: Readonly<Record<Theme, Sentence>> = {
  data: { fr: "Données et clés", en: "Data and keys" },
  people: { fr: "Accès des personnes", en: "People’s access" },
  agents: { fr: "Agents", en: "Agents" },
  exchanges: { fr: "Échanges", en: "Exchanges" },
  trace: { fr: "Traces", en: "Traces" },
  operation: { fr: "Exploitation", en: "Operation" },
  rights: { fr: "Droits des personnes", en: "People’s rights" },
};

export const documentNames: Readonly<Record<DocumentKind, Sentence>> = {
  impact_assessment: { fr: "analyse d’impact", en: "impact assessment" },
  security_file: { fr: "dossier d’homologation", en: "security file" },
};
