import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const erasureWords = defineMessages({
  fr: {
    title: "Effacer mes informations",
    titleFor: (name: string) => `Effacer les informations ${formatOfName(name)}`,
    lead: (day: string, days: number) =>
      `Rien ne part tout de suite. Vous avez ${days} jours pour changer d’avis : l’effacement se fait le ${day}.`,
    goes: "Ce qui est effacé ce jour-là",
    goesList: `Toutes les informations, vérifiées ou non, et leur histoire
Les justificatifs et leurs images
Les demandes, les réponses, les échanges et les messages
Les liens avec les proches et les foyers
Le compte et toutes les façons d’y entrer`,
    services: "Ce que chaque service apprend",
    servicesText: "Chaque service est prévenu, et cesse d’utiliser ce qu’il a reçu.",
    noService: "Aucun service n’a d’accord en cours.",
    others: (n: number) =>
      n > 1 ? `${n} autres services sont prévenus aussi.` : "Un autre service est prévenu aussi.",
    keptNone: (day: string) => `Il efface tout au plus tard le ${day}.`,
    kept: (label: string, day: string, law: string) =>
      `Il garde « ${label} » jusqu’au ${day}, car la loi l’y oblige : ${law}`,
    erasedBy: (day: string) => `Le reste est effacé au plus tard le ${day}.`,
    owed: "Ce qui reste dû",
    stays: "Ce qui doit rester",
    staysText:
      "La loi nous demande de pouvoir prouver ce que nous avons fait. Les preuves ne nomment plus personne ; le reste part de lui-même.",
    staysList: (
      day: string,
    ) => `La preuve des accords donnés et retirés, sans nom, jusqu’au ${day} (cinq ans, Code civil art. 2224)
Les lignes du journal, illisibles : la clé qui les ouvre est détruite. Elles portent un numéro tiré au hasard
Le nombre des dossiers, dans les statistiques de la collectivité
L’annonce de la fin à chaque service, et la trace des fichiers échangés avec lui : un an au plus
Les messages envoyés à une adresse, comme un lien de connexion, ou celui qui dira que c’est fait : un an au plus
Ce qu’un établissement a dit sans que nous reconnaissions la personne : deux ans au plus
Les fichiers de quotients échangés, chiffrés, avec la CAF ou la MSA : un mois au plus
Les montants des compteurs, des paiements et des factures, et les atouts payés aux partenaires, sans nom ni libellé : dix ans au moins, comme toute comptabilité
Les mandats de prélèvement, sans nom ni compte : leur référence et leurs dates, comme les montants prélevés
Les passages notés par les lecteurs de cartes, sous un numéro de carte : treize mois au plus
La connexion d’un navigateur à une application : un mois au plus
Les copies de sauvegarde, jusqu’à la fin de leur durée`,
    actsFor: "Vous représentez quelqu’un : ce lien prend fin. Prévenez les personnes concernées.",
    unnamed: "Une personne sans nom",
    leftBehind: (name: string, services: string) =>
      services === "" ? `${name} : aucun service ouvert` : `${name} : ${services}`,
    comeBack: "Pour revenir plus tard, il faudra s’inscrire à nouveau, avec ses justificatifs.",
    why: "Une raison, si vous voulez",
    whyWhy: "Elle n’est pas demandée. Elle nous aide à faire mieux.",
    understood: "J’ai lu ce qui est effacé et ce qui reste",
    understoodMissing: "Cochez la case si vous avez lu ce qui est effacé et ce qui reste.",
    submit: "Demander l’effacement",
    keep: "Ne rien effacer",
    again: "Pour être sûr que c’est vous, reconnectez-vous d’abord.",
    againLink: "Me reconnecter",
    notHere: "Cette page ne peut pas servir pour cette personne",
    notHereText:
      "À partir de 15 ans, elle le demande elle-même. Une procuration ne suffit pas : venez avec elle au guichet.",
    planned: "Un effacement est déjà prévu",
    deskLead: (days: number) =>
      `Lisez cette page à voix haute. La personne a ${days} jours pour changer d’avis. Elle reçoit un message ou une lettre.`,
    who: "Qui le demande, devant vous ?",
    proof: "Original que vous avez vu",
    proofWhy: "Comparez le nom et la photo avec la personne.",
    deskSubmit: "Noter la demande d’effacement",
    nobody: "Personne ne peut le demander ici pour cette personne.",
  },
  en: {
    title: "Erase my information",
    titleFor: (name: string) => `Erase the information of ${name}`,
    lead: (day: string, days: number) =>
      `Nothing goes at once. You have ${days} days to change your mind: the erasure is done on ${day}.`,
    goes: "What is erased that day",
    goesList: `All information, checked or not, and its history
Documents and their pictures
Applications, answers, exchanges and messages
Links with relatives and households
The account and every way into it`,
    services: "What each service is told",
    servicesText: "Each service is told, and stops using what it received.",
    noService: "No service has an agreement under way.",
    others: (n: number) => (n > 1 ? `${n} other services are told too.` : "Another service is told too."),
    keptNone: (day: string) => `It erases everything by ${day}.`,
    kept: (label: string, day: string, law: string) =>
      `It keeps “${label}” until ${day}, as the law says: ${law}`,
    erasedBy: (day: string) => `The rest is erased by ${day}.`,
    owed: "What remains owed",
    stays: "What has to stay",
    staysText:
      "The law asks us to be able to prove what we did. The proofs name nobody any more; the rest goes by itself.",
    staysList: (
      day: string,
    ) => `The proof of agreements given and withdrawn, without a name, until ${day} (five years, Code civil art. 2224)
The lines of the journal, unreadable: the key that opens them is destroyed. They bear a number drawn at random
The number of files, in the authority’s figures
The end told to each service, and the trace of the files exchanged with it: a year at most
Messages sent to an address, such as a sign-in link, or the one that says it is done: a year at most
What an establishment said of you without our recognising you: two years at most
Files of quotients exchanged, encrypted, with the CAF or MSA: a month at most
Amounts of counters, payments and invoices, and offers paid to partners, without a name or words: ten years at least, as all accounts
Direct debit mandates, without a name or an account: their reference and dates, as the amounts taken
What card readers noted, under the number of a card: thirteen months at most
A browser’s connection to an application: a month at most
Backup copies, until the end of their time`,
    actsFor: "You act for somebody: this link ends. Tell those concerned.",
    unnamed: "Somebody without a name",
    leftBehind: (name: string, services: string) =>
      services === "" ? `${name}: no service open` : `${name}: ${services}`,
    comeBack: "To come back later, one has to enrol again, with documents.",
    why: "A reason, if you wish",
    whyWhy: "It is not asked. It helps us do better.",
    understood: "I have read what is erased and what stays",
    understoodMissing: "Tick the box if you have read what is erased and what stays.",
    submit: "Ask for the erasure",
    keep: "Erase nothing",
    again: "To be sure that it is you, sign in again first.",
    againLink: "Sign in again",
    notHere: "This page cannot serve for this person",
    notHereText: "From 15 on, they ask by themselves. A mandate is not enough: come to the desk together.",
    planned: "An erasure is already planned",
    deskLead: (days: number) =>
      `Read this page aloud. The person has ${days} days to change their mind. They get a message or a letter.`,
    who: "Who asks, before you?",
    proof: "Original that you saw",
    proofWhy: "Compare the name and the picture with the person.",
    deskSubmit: "Note the request to erase",
    nobody: "Nobody can ask here for this person.",
  },
});
