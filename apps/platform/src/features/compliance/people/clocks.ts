import type { Sentence } from "../../../kernel/errors.ts";
import { invoiceClocks } from "./invoice-clocks.ts";

/**
 * How a table's rows end. purged: by the nightly purge, once past their time · person: with the person,
 * erased on request, on death, or after years without a sign of them · ends: as soon as what they are for is
 * over · proof: they stay, and name nobody once the key is gone.
 */
export type ClockKind = "purged" | "person" | "ends" | "proof";

export interface RetentionClock {
  readonly tables: readonly string[];
  readonly kind: ClockKind;
  readonly what: Sentence;
  /** How long, from when. */
  readonly kept: Sentence;
  /** The law or the reason. */
  readonly why: Sentence;
}

/** Said with the delay that the installation set. */
const life = "life";

const formatLifetime = (months: number): Sentence => ({
  fr: `Tant que la personne est connue ici ; puis ${months} mois après son dernier signe, ou à sa demande`,
  en: `As long as the person is known here; then ${months} months after their last sign, or when they ask`,
});

/**
 * One clock for each table that holds something personal: shown to the person and in the register (GDPR art.
 * 13, 15 and 30). A table without one fails walls/rows/clocks.test.ts.
 */
export function listRetentionClocks(inactiveMonths: number): readonly RetentionClock[] {
  const lifetime = formatLifetime(inactiveMonths);
  return clocks.map((clock) => ({ ...clock, kept: clock.kept === life ? lifetime : clock.kept }));
}

const clocks: readonly (Omit<RetentionClock, "kept"> & { readonly kept: Sentence | typeof life })[] = [
  {
    tables: ["element", "candidate", "person_merge"],
    kind: "person",
    what: { fr: "Informations d’identité et leur histoire", en: "Identity information and its history" },
    kept: life,
    why: {
      fr: "Ouvrir les services choisis sans tout redemander",
      en: "Open chosen services without asking again",
    },
  },
  {
    tables: ["account", "calendar_address", "passkey", "passkey_holder", "upstream_link"],
    kind: "person",
    what: { fr: "Compte et façons de se connecter", en: "Account and ways to sign in" },
    kept: life,
    why: { fr: "Reconnaître la personne", en: "Recognise the person" },
  },
  {
    tables: ["support", "card", "card_service_name"],
    kind: "person",
    what: { fr: "Cartes, cartes imprimées et téléphones", en: "Cards, printed cards and phones" },
    kept: {
      fr: "Tant qu’ils servent, puis 12 mois",
      en: "As long as they serve, then 12 months",
    },
    why: {
      fr: "Reconnaître la personne, répondre d’une perte",
      en: "Recognise the person, answer for a loss",
    },
  },
  {
    tables: ["session", "sign_in_link"],
    kind: "purged",
    what: { fr: "Connexions et liens de connexion", en: "Sessions and sign-in links" },
    kept: { fr: "30 jours au plus", en: "30 days at most" },
    why: { fr: "Sécurité du compte", en: "Safety of the account" },
  },
  {
    tables: ["representation", "handover"],
    kind: "purged",
    what: { fr: "Qui représente qui", en: "Who acts for whom" },
    kept: { fr: "Tant que le lien dure, puis 5 ans", en: "While the link lasts, then 5 years" },
    why: {
      fr: "Prouver qui pouvait agir (Code civil, art. 2224)",
      en: "Prove who could act (Code civil, art. 2224)",
    },
  },
  {
    tables: ["document"],
    kind: "purged",
    what: { fr: "Justificatifs et leurs images", en: "Documents and their pictures" },
    kept: {
      fr: "90 jours au plus après la décision, 180 sans décision",
      en: "90 days at most after the decision, 180 without one",
    },
    why: { fr: "Vérifier, puis ne rien garder d’inutile", en: "Check, then keep nothing needless" },
  },
  {
    tables: ["document_check"],
    kind: "purged",
    what: { fr: "Preuve d’une vérification, sans le document", en: "Proof of a check, without the document" },
    kept: {
      fr: "6 mois, ou 5 ans si une décision s’appuie dessus",
      en: "6 months, or 5 years when a decision relied on it",
    },
    why: { fr: "Expliquer une décision", en: "Explain a decision" },
  },
  {
    tables: ["enrolment_file", "enrolment_step", "enrolment_decision", "enrolment_request"],
    kind: "purged",
    what: { fr: "Demandes d’inscription et décisions", en: "Applications and decisions" },
    kept: {
      fr: "Brouillon : 30 jours. Retirée : 12 mois. Décidée : 5 ans",
      en: "Draft: 30 days. Withdrawn: 12 months. Decided: 5 years",
    },
    why: {
      fr: "Répondre d’une décision (Code civil, art. 2224)",
      en: "Answer for a decision (Code civil, art. 2224)",
    },
  },
  {
    tables: ["insight_file"],
    kind: "proof",
    what: {
      fr: "Numéro et délais des demandes, sans nom",
      en: "Numbers and delays of applications, without names",
    },
    kept: { fr: "Sans limite : ne nomme personne", en: "Without end: names nobody" },
    why: { fr: "Mesurer le service rendu", en: "Measure the service given" },
  },
  {
    tables: ["service_grant", "subscription", "coupling_agreement"],
    kind: "purged",
    what: { fr: "Accords donnés aux services, aux offres, leur fin", en: "Agreements, and their end" },
    kept: { fr: "Tant que l’accord vaut, puis 5 ans", en: "While the agreement lasts, then 5 years" },
    why: { fr: "Prouver le consentement (RGPD, art. 7.1)", en: "Prove the consent (GDPR, art. 7.1)" },
  },
  {
    tables: ["person_grants", "account_link"],
    kind: "person",
    what: { fr: "Liste des services de la personne", en: "The person’s list of services" },
    kept: life,
    why: { fr: "Voir et arrêter ses services", en: "See and stop one’s services" },
  },
  {
    tables: ["counter_holder"],
    kind: "person",
    what: { fr: "Liste des compteurs de la personne", en: "The person’s list of counters" },
    kept: life,
    why: { fr: "Voir et recharger ses compteurs", en: "See and top up one’s counters" },
  },
  {
    tables: ["counter_transfer", "payment", "online_payment"],
    kind: "proof",
    what: { fr: "Mouvements et paiements des compteurs", en: "What moved on counters, and payments" },
    kept: {
      fr: "Dix ans au moins ; sans nom ni libellé une fois la personne effacée",
      en: "Ten years at least; without a name or words once the person is erased",
    },
    why: {
      fr: "Tenir la comptabilité (Code de commerce, art. L123-22)",
      en: "Keep accounts (Code de commerce, art. L123-22)",
    },
  },
  {
    tables: ["reader_line", "card_making"],
    kind: "purged",
    what: {
      fr: "Journal des lecteurs de cartes, cartes à écrire",
      en: "Journal of card readers, cards to be written",
    },
    kept: { fr: "13 mois ; cinq minutes", en: "13 months; five minutes" },
    why: { fr: "Répondre d’un débit contesté", en: "Answer for a debit that is contested" },
  },
  {
    tables: ["direct_debit_mandate", "direct_debit"],
    kind: "proof",
    what: {
      fr: "Mandats de prélèvement, et ce qui a été prélevé",
      en: "Direct debit mandates, and what was taken",
    },
    kept: {
      fr: "14 mois après le dernier prélèvement ; ensuite sans nom ni compte, les montants dix ans au moins",
      en: "14 months after the last direct debit; then amounts without name or account, ten years at least",
    },
    why: {
      fr: "Répondre à une contestation, possible treize mois (Code monétaire et financier, art. L133-24)",
      en: "Answer when a debit is contested, for thirteen months (Code monétaire et financier, art. L133-24)",
    },
  },
  {
    tables: ["pass_membership"],
    kind: "person",
    what: { fr: "Les pass demandés et ouverts", en: "Passes asked for and opened" },
    kept: life,
    why: { fr: "Utiliser ses atouts", en: "Use one’s offers" },
  },
  {
    tables: ["pass_use"],
    kind: "proof",
    what: { fr: "Atouts utilisés chez les partenaires", en: "Offers used at partners" },
    kept: {
      fr: "Tant que la personne est connue ici ; puis le montant seul, dix ans",
      en: "As long as the person is known here; then the amount alone, ten years",
    },
    why: {
      fr: "Payer les partenaires, et en répondre (Code de commerce, art. L123-22)",
      en: "Pay partners, and answer for it (Code de commerce, art. L123-22)",
    },
  },
  {
    tables: ["pass_code"],
    kind: "purged",
    what: { fr: "Codes à dicter", en: "Codes to read out" },
    kept: { fr: "Dix minutes, puis la nuit suivante", en: "Ten minutes, then the night after" },
    why: { fr: "Servir sans téléphone ni papier", en: "Serve without a phone nor a paper" },
  },
  {
    tables: ["invoice", "invoice_payer", "invoice_brought"],
    kind: "proof",
    what: {
      fr: "Factures et avoirs, qui les paie, ce que paie l’argent reçu",
      en: "Invoices and credit notes, who pays them, what the money received pays",
    },
    kept: {
      fr: "Dix ans au moins ; sans nom ni détail une fois effacée la personne qui paie",
      en: "Ten years at least; without a name or details once the person who pays is erased",
    },
    why: {
      fr: "Tenir la comptabilité (Code de commerce, art. L123-22)",
      en: "Keep accounts (Code de commerce, art. L123-22)",
    },
  },
  ...invoiceClocks,
  {
    tables: ["booking"],
    kind: "purged",
    what: { fr: "Réservations de séances", en: "Bookings of sessions" },
    kept: { fr: "13 mois après la séance", en: "13 months after the session" },
    why: { fr: "Répondre d’un débit contesté", en: "Answer for a debit that is contested" },
  },
  {
    tables: ["renewal"],
    kind: "purged",
    what: { fr: "Confirmations d’une campagne", en: "Confirmations of a campaign" },
    kept: { fr: "25 mois", en: "25 months" },
    why: { fr: "Comparer deux années", en: "Compare two years" },
  },
  {
    tables: ["delivery", "transfer_file", "transfer_receipt", "oidc_payload"],
    kind: "purged",
    what: { fr: "Ce qui a été transmis aux services", en: "What was sent to services" },
    kept: { fr: "12 mois au plus", en: "12 months at most" },
    why: { fr: "Rejouer un envoi, prouver qu’il est arrivé", en: "Send again, prove that it arrived" },
  },
  {
    tables: ["message"],
    kind: "purged",
    what: { fr: "Messages et lettres", en: "Messages and letters" },
    kept: { fr: "12 mois", en: "12 months" },
    why: { fr: "Le temps d’un recours", en: "As long as an appeal" },
  },
  {
    tables: ["contact"],
    kind: "purged",
    what: { fr: "Échanges avec les agents", en: "Exchanges with agents" },
    kept: { fr: "2 ans après la réponse", en: "2 years after the answer" },
    why: { fr: "Y revenir des deux côtés", en: "Come back to it, on both sides" },
  },
  {
    tables: ["rights_request", "restriction"],
    kind: "purged",
    what: {
      fr: "Demandes de droits et réponses, mises en pause",
      en: "Requests of rights and answers, pauses",
    },
    kept: {
      fr: "5 ans après la réponse, ou la levée de la pause",
      en: "5 years after the answer, or once the pause is lifted",
    },
    why: { fr: "Prouver la réponse (RGPD, art. 5.2)", en: "Prove the answer (GDPR, art. 5.2)" },
  },
  {
    tables: ["recovery", "address_change"],
    kind: "purged",
    what: { fr: "Comptes rouverts et adresses changées", en: "Accounts opened again and addresses changed" },
    kept: { fr: "12 mois", en: "12 months" },
    why: { fr: "Reconnaître une usurpation", en: "Recognise an impersonation" },
  },
  {
    tables: ["inactivity"],
    kind: "ends",
    what: { fr: "Avertissement d’inactivité", en: "Notice of inactivity" },
    kept: {
      fr: "Jusqu’au retour de la personne, ou à son effacement",
      en: "Until the person comes back, or is erased",
    },
    why: { fr: "Prévenir deux fois avant d’effacer", en: "Warn twice before erasing" },
  },
  {
    tables: ["account_link_ticket"],
    kind: "purged",
    what: { fr: "Demandes de relier un compte", en: "Wishes to tie an account" },
    kept: { fr: "10 minutes", en: "10 minutes" },
    why: { fr: "Le temps de répondre", en: "The time to answer" },
  },
  {
    tables: ["house_move"],
    kind: "purged",
    what: { fr: "Déménagement déclaré", en: "Move declared" },
    kept: {
      fr: "Jusqu’à la décision, puis 12 mois au plus",
      en: "Until the decision, then 12 months at most",
    },
    why: { fr: "Changer l’adresse une seule fois", en: "Change the address once" },
  },
  {
    tables: ["death"],
    kind: "person",
    what: { fr: "Décès enregistré", en: "Death recorded" },
    kept: { fr: "2 ans, puis tout est effacé", en: "2 years, then everything is erased" },
    why: { fr: "Réparer une erreur, clore les services", en: "Mend an error, close services" },
  },
  {
    tables: ["person_file_part"],
    kind: "purged",
    what: { fr: "Fichiers repris d’un établissement", en: "Files taken over from an establishment" },
    kept: { fr: "30 jours", en: "30 days" },
    why: { fr: "Reprendre là où une lecture s’est arrêtée", en: "Go on where a reading stopped" },
  },
  {
    tables: ["source_record", "record_merge", "record_apart", "record_proposal"],
    kind: "person",
    what: {
      fr: "Ce que des établissements savaient de la personne",
      en: "What establishments knew of the person",
    },
    kept: {
      fr: "Deux ans si personne n’est reconnu ; sinon avec la personne",
      en: "Two years when nobody is recognised; otherwise with the person",
    },
    why: { fr: "Ne pas tout redemander", en: "Not to ask for everything again" },
  },
  {
    tables: ["source_question"],
    kind: "purged",
    what: {
      fr: "Questions posées aux registres de l’État, et réponses",
      en: "Questions asked of the State’s registers, and answers",
    },
    kept: { fr: "24 mois", en: "24 months" },
    why: {
      fr: "Prouver ce qui a été demandé (CRPA, art. L114-8)",
      en: "Prove what was asked (CRPA, art. L114-8)",
    },
  },
  {
    tables: ["source_file"],
    kind: "purged",
    what: {
      fr: "Fichiers de quotients échangés avec la CAF ou la MSA",
      en: "Files of quotients exchanged with the CAF or the MSA",
    },
    kept: {
      fr: "Jusqu’à la lecture, 30 jours au plus ; le nombre de lignes, un an",
      en: "Until read, 30 days at most; the number of lines, a year",
    },
    why: { fr: "Mettre à jour les tarifs", en: "Bring prices up to date" },
  },
  {
    tables: ["source_wish"],
    kind: "person",
    what: { fr: "Accord ou refus d’une question chaque année", en: "Yes or no to a yearly question" },
    kept: life,
    why: { fr: "Respecter un refus (RGPD, art. 21)", en: "Respect an objection (GDPR, art. 21)" },
  },
  {
    tables: ["accessibility_complaint"],
    kind: "purged",
    what: { fr: "Signalements d’accessibilité", en: "Accessibility reports" },
    kept: { fr: "12 mois", en: "12 months" },
    why: { fr: "Y répondre", en: "Answer them" },
  },
  {
    tables: ["staff"],
    kind: "ends",
    what: { fr: "Agents : nom, adresse, rôles", en: "Staff: name, address, roles" },
    kept: { fr: "Tant que l’agent travaille ici", en: "While the agent works here" },
    why: { fr: "Savoir qui a décidé", en: "Know who decided" },
  },
  {
    tables: ["sandbox_space", "sandbox_invitation", "transfer_place"],
    kind: "ends",
    what: { fr: "Adresses d’éditeurs", en: "Vendors’ addresses" },
    kept: {
      fr: "Tant que l’éditeur est relié ; 90 jours sans usage au bac à sable",
      en: "While the vendor is connected; 90 days unused in the sandbox",
    },
    why: { fr: "Relier un logiciel", en: "Connect a software" },
  },
];
