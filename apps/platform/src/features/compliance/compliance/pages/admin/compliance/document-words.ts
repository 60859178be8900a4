import { formatDuration } from "../../../../../../kernel/durations.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { formatAuthorityName } from "../../../../../authorities/authorities/index.ts";

const formatCapitalised = (text: string): string => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);

/** Of the services told above, those that work without knowing anything of anybody. */
function formatNothingReceived(none: number, all: number): string {
  if (all === 0) return "Aucun service n’est publié.";
  if (none === 0) return `Services décrits plus haut : ${all}. Chacun reçoit au moins une information.`;
  const some = none > 1 ? `${none} ne reçoivent` : "un ne reçoit";
  return `Services décrits plus haut : ${all}. Parmi eux, ${some} aucune information sur les personnes.`;
}

function formatNothingGiven(none: number, all: number): string {
  if (all === 0) return "No service is published.";
  if (none === 0) return `Services told above: ${all}. Each receives at least one piece of information.`;
  return `Services told above: ${all}. Of them, ${none === 1 ? "one receives" : `${none} receive`} no information about people.`;
}

/** Of the documents themselves, on the page as in the PDF. */
export const documentWords = defineMessages({
  fr: {
    title: (document: string, number: number) => `${document}, version ${number}`,
    draftTitle: (document: string, number: number) => `${document}, version ${number} (brouillon)`,
    opinions: {
      favourable: "Favorable",
      with_reserves: "Favorable avec réserves",
      unfavourable: "Défavorable",
    },
    decisions: {
      accepted: "Acceptée",
      with_conditions: "Acceptée sous conditions",
      refused: "Refusée",
    },
    facts: {
      state: "État",
      authority: "Responsable",
      frozen: "Arrêtée le",
      hash: "Empreinte (SHA-256)",
      opinion: "Avis",
      decision: "Décision",
      signatory: "Signée par",
      until: "Valable jusqu’au",
    },
    on: (said: string, day: string) => `${said}, le ${day}`,
    broken: "L’empreinte ne correspond plus au contenu : cette version a été altérée dans la base.",
    texts: {
      context: "Contexte et enjeux du traitement",
      necessity: "Nécessité et proportionnalité",
      people: "Avis des personnes concernées",
      appreciation: "Appréciation des risques qui restent",
      actions: "Plan d’action",
      perimeter: "Périmètre",
      stakes: "Enjeux",
      needs: "Besoins de sécurité",
      architecture: "Architecture et environnement",
      accepted: "Risques acceptés",
    },
    hints: {
      context: "Pourquoi la collectivité tient cette identité, pour qui, depuis quand.",
      necessity: "En quoi chaque information demandée sert la mission, et pourquoi moins ne suffirait pas.",
      people:
        "Ce qu’en disent les habitants ou leurs représentants (article 35.9), ou pourquoi ils n’ont pas été entendus.",
      appreciation: "Ce que vous pensez des risques évalués ci-dessous.",
      actions: "Une action par ligne : quoi, qui, pour quand.",
      perimeter: "Ce qui est homologué, et ce qui ne l’est pas : services, lieux, logiciels reliés.",
      stakes: "Ce que la collectivité et les habitants perdraient.",
      needs: "Disponibilité, intégrité, confidentialité, traçabilité : ce qu’il faut au moins.",
      architecture: "Machines, réseaux, hébergeur, exploitants, sauvegardes.",
      accepted: "Les risques que l’autorité accepte, et pourquoi.",
    },
    sections: {
      processing: "Traitements",
      clocks: "Ce que la plateforme garde",
      proportion: "Nécessité et proportionnalité",
      measures: "Mesures en place",
      proofs: "Mesures et preuves",
      risks: "Risques",
      open: "Ce qui reste ouvert",
      judged: "Avis et décision",
      facts: "Faits d’architecture",
    },
    describes: (authority: string, services: number) =>
      `${formatCapitalised(formatAuthorityName(authority))} tient une identité vérifiée pour ses habitants. Ils la présentent, par leur accord, à ${services > 1 ? `${services} services` : services === 1 ? "un service" : "aucun service encore"}.`,
    received: (purpose: string, basis: string, kept: string) => `${purpose} ${basis}. ${kept}.`,
    keptFor: (n: number) => (n === 0 ? "Effacé dès la fin" : `Gardé ${formatDuration(n, "fr")} après la fin`),
    held: (law: string) => `au-delà : ${law}`,
    asksNothing: "Ne reçoit aucune information.",
    retired: "N’est plus proposé.",
    recipient: "Destinataire : le service lui-même, pour ce que la personne accepte.",
    kept: (kept: string, why: string) => `${kept}. ${why}.`,
    proportion: (none: number, all: number) =>
      `${formatNothingReceived(none, all)} Une question dont la réponse est oui ou non (« habite ici », « moins de 25 ans ») part sans la donnée qui la fonde.`,
    risk: {
      sources: "Sources",
      threats: "Menaces",
      impacts: "Effets sur les personnes",
      severity: "Gravité",
      likelihood: "Vraisemblance",
      answers: "Mesures qui y répondent",
      open: "Mesures qui manquent",
      answered: (n: number) => (n > 1 ? `${n} en vigueur` : n === 1 ? "une en vigueur" : "aucune"),
      method:
        "Gravité et vraisemblance sur l’échelle de la CNIL. La vraisemblance monte avec chaque mesure qui manque.",
    },
    openMeasures: "Mesures à mettre en place",
    openNone: "Toutes les mesures connues sont en vigueur.",
    limits: "Limites connues du logiciel",
    notWritten: "À écrire.",
    none: "Aucune",
    noOpinion: "Aucun avis encore.",
    noDecision: "Aucune décision encore.",
    officerOpinion: "Avis du délégué à la protection des données",
    commissionOpinion: "Avis de la commission d’homologation",
    decisionTitle: "Décision",
    attestation: "Attestation d’homologation de sécurité",
    attests: (authority: string, signatory: string, day: string) =>
      `${signatory}, pour ${formatAuthorityName(authority)}, a décidé le ${day} d’homologuer le téléservice décrit dans le dossier de sécurité.`,
    attestsUntil: (day: string) => `Cette décision vaut jusqu’au ${day}.`,
    attestsConditions: "Conditions",
    attestsLaw: "Décret n° 2010-112 du 2 février 2010, article 5. Référentiel général de sécurité.",
    attestsHash: (number: number, hash: string) => `Dossier, version ${number}, empreinte SHA-256 ${hash}.`,
  },
  en: {
    title: (document: string, number: number) => `${document}, version ${number}`,
    draftTitle: (document: string, number: number) => `${document}, version ${number} (draft)`,
    opinions: {
      favourable: "Favourable",
      with_reserves: "Favourable with reserves",
      unfavourable: "Unfavourable",
    },
    decisions: { accepted: "Accepted", with_conditions: "Accepted on conditions", refused: "Refused" },
    facts: {
      state: "State",
      authority: "Controller",
      frozen: "Frozen on",
      hash: "Hash (SHA-256)",
      opinion: "Opinion",
      decision: "Decision",
      signatory: "Signed by",
      until: "Valid until",
    },
    on: (said: string, day: string) => `${said}, ${day}`,
    broken: "The hash no longer matches the content: this version was altered in the database.",
    texts: {
      context: "Context and stakes of the processing",
      necessity: "Necessity and proportionality",
      people: "Views of the people concerned",
      appreciation: "Assessment of the risks that remain",
      actions: "Action plan",
      perimeter: "Perimeter",
      stakes: "Stakes",
      needs: "Security needs",
      architecture: "Architecture and environment",
      accepted: "Risks accepted",
    },
    hints: {
      context: "Why the authority keeps this identity, for whom, since when.",
      necessity: "How each piece of information serves the task, and why less would not do.",
      people: "What residents or their representatives say (article 35.9), or why they were not heard.",
      appreciation: "What you think of the risks assessed below.",
      actions: "One action a line: what, who, by when.",
      perimeter: "What is approved and what is not: services, places, connected applications.",
      stakes: "What the authority and residents would lose.",
      needs: "Availability, integrity, confidentiality, traceability: what is needed at least.",
      architecture: "Machines, networks, host, operators, backups.",
      accepted: "The risks that the authority accepts, and why.",
    },
    sections: {
      processing: "Processing",
      clocks: "What the platform keeps",
      proportion: "Necessity and proportionality",
      measures: "Measures in place",
      proofs: "Measures and proofs",
      risks: "Risks",
      open: "What remains open",
      judged: "Opinion and decision",
      facts: "Facts of architecture",
    },
    describes: (authority: string, services: number) =>
      `${authority} keeps a verified identity for its residents. They show it, by their agreement, to ${services === 1 ? "one service" : services > 1 ? `${services} services` : "no service yet"}.`,
    received: (purpose: string, basis: string, kept: string) => `${purpose} ${basis}. ${kept}.`,
    keptFor: (n: number) => (n === 0 ? "Erased at the end" : `Kept ${formatDuration(n, "en")} after the end`),
    held: (law: string) => `longer: ${law}`,
    asksNothing: "Receives no information.",
    retired: "No longer offered.",
    recipient: "Recipient: the service itself, for what the person accepts.",
    kept: (kept: string, why: string) => `${kept}. ${why}.`,
    proportion: (none: number, all: number) =>
      `${formatNothingGiven(none, all)} A question answered by yes or no (“lives here”, “under 25”) leaves without the data it rests on.`,
    risk: {
      sources: "Sources",
      threats: "Threats",
      impacts: "Effects on people",
      severity: "Severity",
      likelihood: "Likelihood",
      answers: "Measures that answer it",
      open: "Measures missing",
      answered: (n: number) => (n > 1 ? `${n} in force` : n === 1 ? "one in force" : "none"),
      method:
        "Severity and likelihood on the CNIL’s scale. Likelihood rises with each measure that is missing.",
    },
    openMeasures: "Measures to be put in place",
    openNone: "All known measures are in force.",
    limits: "Known limits of the software",
    notWritten: "To be written.",
    none: "None",
    noOpinion: "No opinion yet.",
    noDecision: "No decision yet.",
    officerOpinion: "Opinion of the data-protection officer",
    commissionOpinion: "Opinion of the approval commission",
    decisionTitle: "Decision",
    attestation: "Attestation of security approval",
    attests: (authority: string, signatory: string, day: string) =>
      `${signatory}, for ${authority}, decided on ${day} to approve the service described in the security file.`,
    attestsUntil: (day: string) => `This decision holds until ${day}.`,
    attestsConditions: "Conditions",
    attestsLaw: "Decree 2010-112 of 2 February 2010, article 5. Référentiel général de sécurité.",
    attestsHash: (number: number, hash: string) => `File, version ${number}, SHA-256 hash ${hash}.`,
  },
});
