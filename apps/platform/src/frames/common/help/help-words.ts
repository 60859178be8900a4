import type { Sentence } from "../../../kernel/errors.ts";
import { defineMessages } from "../../../web/index.ts";
import type { HelpTopic } from "./help-topics.ts";

/** Where on a document the answer is found, drawn. */
export interface Specimen {
  readonly document: Sentence;
  readonly zone: "top-left" | "top-right" | "middle" | "bottom";
}

interface Help {
  readonly name: Sentence;
  readonly text: Sentence;
  readonly specimen?: Specimen;
}

const identityCard = { fr: "Carte d’identité", en: "Identity card" };
const bill = { fr: "Facture d’électricité", en: "Electricity bill" };
const cafLetter = { fr: "Attestation de la CAF", en: "Certificate from the CAF" };
const recordBook = { fr: "Livret de famille", en: "Family record book" };

/** What is said when an authority has written nothing of its own. */
export const usualHelp: Readonly<Record<HelpTopic, Help>> = {
  names: {
    name: { fr: "Nom et prénom", en: "Names" },
    text: {
      fr: "Recopiez ce qui est écrit sur la carte d’identité ou le passeport : le nom de naissance, puis le prénom. Le nom d’usage est celui que l’on utilise tous les jours, s’il est différent.",
      en: "Copy what is written on the identity card or passport: the birth name, then the given name. The name of use is the everyday one, when it differs.",
    },
    specimen: { document: identityCard, zone: "middle" },
  },
  birthdate: {
    name: { fr: "Date de naissance", en: "Date of birth" },
    text: {
      fr: "Écrivez le jour, le mois et l’année en chiffres, comme sur la carte d’identité. Si le jour exact n’est pas connu, appelez-nous.",
      en: "Write the day, month and year in figures, as on the identity card. If the exact day is not known, call us.",
    },
    specimen: { document: identityCard, zone: "middle" },
  },
  address: {
    name: { fr: "Adresse", en: "Address" },
    text: {
      fr: "C’est l’endroit où l’on dort le plus souvent. Hébergé chez quelqu’un ? Donnez son adresse et ajoutez « chez » et son nom. Sans logement ? Donnez l’adresse de votre domiciliation, ou appelez-nous.",
      en: "It is where one sleeps most often. Hosted by somebody? Give their address and add “chez” and their name. No home? Give the address where you are registered, or call us.",
    },
    specimen: { document: bill, zone: "top-right" },
  },
  commune: {
    name: { fr: "Commune", en: "Town" },
    text: {
      fr: "Plusieurs communes ont ce code postal. Choisissez celle qui est écrite sur votre taxe foncière ou votre facture, pas celle du bureau de poste.",
      en: "Several towns have this postal code. Choose the one written on your tax notice or bill, not that of the post office.",
    },
    specimen: { document: bill, zone: "top-right" },
  },
  reach: {
    name: { fr: "Téléphone et courriel", en: "Telephone and e-mail" },
    text: {
      fr: "L’un des deux suffit. Ils servent à vous répondre, et à vous laisser revenir. Vous n’avez ni l’un ni l’autre ? Nous vous écrirons par la poste.",
      en: "One of the two is enough. They serve to answer you, and to let you come back. You have neither? We will write by post.",
    },
  },
  children: {
    name: { fr: "Enfants", en: "Children" },
    text: {
      fr: "Inscrivez les enfants de moins de 18 ans pour qui vous décidez : les vôtres, ou ceux qu’un juge vous a confiés. Vous pouvez le faire plus tard.",
      en: "Enrol the children under 18 for whom you decide: yours, or those whom a judge entrusted to you. You can do it later.",
    },
  },
  child_relation: {
    name: { fr: "Lien avec l’enfant", en: "Relation to the child" },
    text: {
      fr: "Chaque parent peut faire seul les démarches de tous les jours, même séparé. Si un jugement dit autre chose, apportez-le : l’agent regardera avec vous.",
      en: "Each parent may do everyday matters alone, even separated. If a judgment says otherwise, bring it: the agent will look at it with you.",
    },
  },
  proof_identity: {
    name: { fr: "Pièce d’identité", en: "Identity document" },
    text: {
      fr: "Une photo nette suffit : les quatre coins visibles, sans reflet, recto et verso. Un document périmé peut être accepté, l’agent vous le dira. Sans document, venez au guichet.",
      en: "A sharp photo is enough: four corners visible, no glare, both sides. An expired document may be accepted, the agent will tell you. Without a document, come to the desk.",
    },
    specimen: { document: identityCard, zone: "middle" },
  },
  proof_home: {
    name: { fr: "Justificatif de domicile", en: "Proof of address" },
    text: {
      fr: "Une facture d’eau, d’électricité, d’internet ou de téléphone de moins de trois mois, une quittance de loyer, ou l’avis d’impôt. Hébergé ? La facture de la personne qui vous héberge et quelques mots signés de sa main.",
      en: "A bill for water, electricity, internet or telephone under three months old, a rent receipt, or the tax notice. Hosted? The bill of whoever hosts you and a few signed words.",
    },
    specimen: { document: bill, zone: "top-right" },
  },
  proof_children: {
    name: { fr: "Livret de famille", en: "Family record book" },
    text: {
      fr: "La page des parents et celle de chaque enfant. À défaut, l’acte de naissance de l’enfant, gratuit à la mairie de sa naissance.",
      en: "The parents’ page and that of each child. Otherwise, the child’s birth certificate, free at the town hall of birth.",
    },
    specimen: { document: recordBook, zone: "middle" },
  },
  family_quotient: {
    name: { fr: "Quotient familial", en: "Family quotient" },
    text: {
      fr: "C’est un nombre calculé par la CAF ou la MSA. Sur caf.fr, ouvrez « Mes attestations », puis « Attestation de quotient familial ». Il est écrit en bas de la page.",
      en: "It is a number computed by the CAF or MSA. On caf.fr, open “Mes attestations”, then “Attestation de quotient familial”. It is written at the bottom of the page.",
    },
    specimen: { document: cafLetter, zone: "bottom" },
  },
  school: {
    name: { fr: "École", en: "School" },
    text: {
      fr: "Le nom de l’école suffit. Pas encore d’école ? Laissez vide.",
      en: "The name of the school is enough. No school yet? Leave it empty.",
    },
  },
  allergies: {
    name: { fr: "Allergies", en: "Allergies" },
    text: {
      fr: "Écrivez ce que l’enfant ne doit pas manger, comme sur le projet d’accueil individualisé (PAI) signé par le médecin scolaire.",
      en: "Write what the child must not eat, as on the individual care plan (PAI) signed by the school doctor.",
    },
  },
  consent: {
    name: { fr: "Accord à un service", en: "Agreement to a service" },
    text: {
      fr: "Vous choisissez ce que le service reçoit. Ce qui est « obligatoire » est nécessaire pour que le service marche ; le reste est libre. Vous pouvez arrêter quand vous voulez, dans « Mes services ».",
      en: "You choose what the service receives. What is “required” is needed for the service to work; the rest is free. You may stop when you like, in “My services”.",
    },
  },
};

export const helpWords = defineMessages({
  fr: {
    need: "Besoin d’aide ?",
    where: (document: string) => `Où le trouver : ${document}`,
    call: "Toujours un doute ? Appelez le",
    write: "Toujours un doute ? Écrivez à",
    agents: "Entre agents",
  },
  en: {
    need: "Need help?",
    where: (document: string) => `Where to find it: ${document}`,
    call: "Still in doubt? Call",
    write: "Still in doubt? Write to",
    agents: "Between agents",
  },
});
