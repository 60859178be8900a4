import { defineMessages } from "../../../web/index.ts";

export const registerWords = defineMessages({
  fr: {
    title: "Registre des traitements",
    lead: (name: string) =>
      `Ce que ${name} fait des informations des personnes (RGPD, article 30). Écrit d’après le catalogue publié et les durées réelles : rien n’est recopié à la main.`,
    controller: "Responsable",
    officer: "Protection des données",
    none: "à indiquer dans « Ma collectivité »",
    services: "Services",
    servicesNone: "Aucun service n’est publié.",
    columns: { data: "Information", purpose: "Finalité", basis: "Base légale", kept: "Conservation" },
    recipient: (name: string) =>
      `Destinataire : le service « ${name} », qui ne reçoit que ce que la personne accepte.`,
    days: (n: number) => (n > 1 ? `${n} jours` : `${n} jour`),
    law: (law: string) => `gardé au-delà : ${law}`,
    asksNothing: "Ce service ne reçoit aucune information.",
    platform: "Ce que la plateforme garde elle-même",
    platformColumns: { what: "Quoi", kept: "Pendant", why: "Pourquoi" },
    measures: "Mesures de sécurité",
    measuresText: `Chaque information est chiffrée (AES-256-GCM) sous une clé propre à la personne, gardée hors de la base
Chaque service connaît la personne sous un identifiant à lui : deux services ne peuvent pas se recouper
Les droits des agents sont vérifiés dans l’application et par la base (sécurité par ligne)
Les agents qui décident se connectent par clé d’accès ou ProConnect en deux étapes
Chaque lecture et chaque changement est une ligne d’un journal que personne ne peut modifier
Les justificatifs sont vérifiés, chiffrés, puis supprimés`,
    csv: "Télécharger le registre (CSV)",
    print: "Cette page s’imprime.",
    link: "Voir le registre des traitements",
    own: "Plateforme",
  },
  en: {
    title: "Register of processing",
    lead: (name: string) =>
      `What ${name} does with people’s information (GDPR, article 30). Written from the published catalogue and the real retention times: nothing is copied by hand.`,
    controller: "Controller",
    officer: "Data protection",
    none: "to be given in “My authority”",
    services: "Services",
    servicesNone: "No service is published.",
    columns: { data: "Information", purpose: "Purpose", basis: "Legal basis", kept: "Kept" },
    recipient: (name: string) =>
      `Recipient: the service “${name}”, which receives only what the person accepts.`,
    days: (n: number) => (n > 1 ? `${n} days` : `${n} day`),
    law: (law: string) => `kept longer: ${law}`,
    asksNothing: "This service receives no information.",
    platform: "What the platform keeps itself",
    platformColumns: { what: "What", kept: "For", why: "Why" },
    measures: "Security measures",
    measuresText: `Each piece of information is encrypted (AES-256-GCM) under a key of the person, kept outside the database
Each service knows the person under an identifier of its own: two services cannot compare
Agents’ rights are checked in the application and by the database (row-level security)
Agents who decide sign in with a passkey, or ProConnect in two steps
Each reading and each change is a line of a journal that nobody can alter
Documents are checked, encrypted, then deleted`,
    csv: "Download the register (CSV)",
    print: "This page can be printed.",
    link: "See the register of processing",
    own: "Platform",
  },
});
