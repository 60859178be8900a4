import { defineMessages } from "../../../web/index.ts";

export const homeWords = defineMessages({
  fr: {
    title: "Administration",
    lead: (authority: string) => `Ce que vous pouvez faire pour ${authority}.`,
    about: {
      services: "Écrire, relire, publier ce que les services demandent aux personnes.",
      campaigns: "Ouvrir la rentrée : chacun confirme son inscription, ou corrige.",
      agents: "Ajouter un agent, lui donner ou lui reprendre des rôles.",
      desks: "Ouvrir un guichet, dire où et quand il reçoit, en fermer un.",
      authority: "Choisir la couleur, le nom, les coordonnées, les horaires.",
      organisation: "Choisir qui ouvre les dossiers, qui les vérifie, qui répond.",
      delegations: "Prêter un accès à l’agent d’une autre collectivité, jusqu’à une date.",
      equipment: "Enregistrer les lecteurs, les bornes et les scanners, ou les révoquer.",
      records: "Reprendre les fichiers d’une piscine, d’une patinoire : une personne, une fiche.",
      insights: "Voir combien de dossiers arrivent, attendent, et en combien de temps.",
      providers: "Proposer FranceConnect aux habitants, ProConnect aux agents.",
      accessibility: "Répondre à qui n’a pas pu se servir du site, tenir la déclaration.",
      rights: "Répondre à qui demande à voir, corriger ou effacer ses informations.",
      journal: "Lire tout ce qui a été fait, et vérifier que rien n’a été effacé.",
      operations: "Voir si tout fonctionne, et relancer ce qui a échoué.",
    },
    empty: "Vos rôles ne comprennent pas l’administration",
    emptyText:
      "Si vous devez écrire un service, gérer des agents ou lire le journal, demandez le rôle à l’administrateur de votre collectivité.",
    toFiles: "Aller aux dossiers",
  },
  en: {
    title: "Administration",
    lead: (authority: string) => `What you can do for ${authority}.`,
    about: {
      services: "Write, review and publish what services ask of people.",
      campaigns: "Open the new year: people confirm their subscription, or correct it.",
      agents: "Add an agent, give them roles or take them back.",
      desks: "Open a desk, say where and when it receives, close one.",
      authority: "Choose the colour, the name, the contact details, the opening hours.",
      organisation: "Choose who opens files, who checks them, who answers.",
      delegations: "Lend access to an agent of another authority, until a date.",
      equipment: "Register readers, kiosks and scanners, or revoke them.",
      records: "Take over the files of a pool, an ice rink: one person, one record.",
      insights: "See how many files arrive, wait, and how long they take.",
      providers: "Offer FranceConnect to residents, ProConnect to staff.",
      accessibility: "Answer who could not use the site, keep the statement.",
      rights: "Answer who asks to see, correct or erase their information.",
      journal: "Read everything that was done, and verify that nothing was erased.",
      operations: "See whether all is well, and try again what failed.",
    },
    empty: "Your roles do not include administration",
    emptyText:
      "If you are to write a service, manage staff or read the journal, ask your authority’s administrator for the role.",
    toFiles: "Go to the files",
  },
});
