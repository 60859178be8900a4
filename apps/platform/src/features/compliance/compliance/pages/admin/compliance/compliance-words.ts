import { formatThatName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { formatAuthorityName } from "../../../../../authorities/authorities/index.ts";

/** Of the pages around the documents. */
export const complianceWords = defineMessages({
  fr: {
    title: "Conformité",
    lead: (name: string) =>
      `Ce ${formatThatName(formatAuthorityName(name))} doit tenir par écrit, rempli d’après le catalogue, les réglages et la base. Vous écrivez ce qu’aucune machine ne sait.`,
    documents: "Documents",
    names: {
      impact_assessment: "Analyse d’impact (AIPD)",
      security_file: "Dossier d’homologation",
    },
    about: {
      impact_assessment: "Les risques pour les personnes, et ce qui y répond (RGPD, article 35).",
      security_file: "La décision d’ouvrir le téléservice en connaissant ses risques (RGS, décret 2010-112).",
    },
    leads: {
      impact_assessment:
        "Vous la préparez, le délégué à la protection des données donne son avis, un administrateur décide. À revoir tous les trois ans au plus.",
      security_file: "Vous le préparez, l’autorité d’homologation décide pour une durée. Cinq ans au plus.",
    },
    states: {
      none: "À établir",
      draft: "Brouillon",
      opinion_awaited: "Attend un avis",
      decision_awaited: "Attend une décision",
      in_force: "En vigueur",
      expired: "Terminée",
      refused: "Refusée",
      replaced: "Remplacée",
      review: "À revoir",
    },
    until: (day: string) => `Jusqu’au ${day}.`,
    since: (day: string) => `Terminée depuis le ${day}.`,
    review: "À revoir : ce qui a été décidé n’est plus ce qui tourne",
    changedSince: (number: number) => `Depuis la version ${number}`,
    changedCount: (n: number) => (n > 1 ? `${n} choses ont changé.` : "Une chose a changé."),
    changedNone: "Rien n’a changé dans le catalogue, les durées et les mesures.",
    changedMore: (n: number) => `et ${n} autres changements`,
    measures: "Mesures de protection",
    measuresLead:
      "Chaque phrase vient d’un réglage ou d’une mesure dans la base, au moment où la page s’affiche.",
    register: "Voir le registre des traitements",
    none: "Aucune version",
    noneText: "Commencez la première : elle se remplit d’elle-même, vous complétez le reste.",
    start: "Commencer une version",
    resume: "Reprendre le brouillon",
    open: "Ouvrir la version",
    versions: "Versions",
    columns: { version: "Version", state: "État", on: "Date", decision: "Décision" },
    version: (number: number) => `Version ${number}`,
    expiresSoon: (day: string) => `La décision se termine le ${day} : préparez une nouvelle version.`,
    expired: (day: string) => `La décision s’est terminée le ${day} : il n’y en a plus en vigueur.`,
  },
  en: {
    title: "Compliance",
    lead: (name: string) =>
      `What ${name} must keep in writing, filled from the catalogue, the settings and the database. You write what no machine knows.`,
    documents: "Documents",
    names: { impact_assessment: "Impact assessment", security_file: "Security file" },
    about: {
      impact_assessment: "Risks for people, and what answers them (GDPR, article 35).",
      security_file: "The decision to open the service, knowing its risks (RGS, decree 2010-112).",
    },
    leads: {
      impact_assessment:
        "You prepare it, the data-protection officer gives an opinion, an administrator decides. To be reviewed within three years.",
      security_file: "You prepare it, the authority decides for a time. Five years at most.",
    },
    states: {
      none: "To be written",
      draft: "Draft",
      opinion_awaited: "Waits for an opinion",
      decision_awaited: "Waits for a decision",
      in_force: "In force",
      expired: "Over",
      refused: "Refused",
      replaced: "Replaced",
      review: "To be reviewed",
    },
    until: (day: string) => `Until ${day}.`,
    since: (day: string) => `Over since ${day}.`,
    review: "To be reviewed: what was decided is no longer what runs",
    changedSince: (number: number) => `Since version ${number}`,
    changedCount: (n: number) => (n > 1 ? `${n} things changed.` : "One thing changed."),
    changedNone: "Nothing changed in the catalogue, the retention times and the measures.",
    changedMore: (n: number) => `and ${n} other changes`,
    measures: "Protection measures",
    measuresLead:
      "Each sentence comes from a setting or from a measure in the database, as the page is shown.",
    register: "See the register of processing",
    none: "No version",
    noneText: "Begin the first one: it fills itself in, you add the rest.",
    start: "Begin a version",
    resume: "Go on with the draft",
    open: "Open the version",
    versions: "Versions",
    columns: { version: "Version", state: "State", on: "Date", decision: "Decision" },
    version: (number: number) => `Version ${number}`,
    expiresSoon: (day: string) => `The decision ends on ${day}: prepare a new version.`,
    expired: (day: string) => `The decision ended on ${day}: none is in force any more.`,
  },
});
