import type { Language } from "../../../../../../kernel/errors.ts";
import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const rightsWords = defineMessages({
  fr: {
    title: "Mes droits",
    titleFor: (of: string) => `Les droits ${of}`,
    lead: "Vos informations sont à vous. Voici ce que la loi vous permet, et ce que vous pouvez faire tout de suite.",
    leadFor:
      "Vous agissez pour cette personne. Voici ce que la loi lui permet, et ce que vous pouvez faire pour elle.",
    names: {
      access: "Voir tout ce que nous savons",
      rectification: "Corriger",
      erasure: "Effacer",
      portability: "Emporter mes informations",
      restriction: "Mettre en pause",
      objection: "M’opposer",
    },
    /** On the pages of somebody whom the reader acts for. */
    theirs: {
      under: "Ses demandes",
      back: "Revenir à ses droits",
      portability: "Emporter ses informations",
      objection: "S’opposer",
      services: "Voir ses services et arrêter",
      askObjection: "S’opposer à autre chose",
      officer: "Qui veille sur ses informations",
      access:
        "Vous lisez tout ce qui peut vous être montré : ses informations, d’où elles viennent, qui les a reçues, combien de temps chacun les garde, et ce qui s’est passé.",
      portabilityText: "Vous emportez ce qui a été déclaré, dans un fichier qu’un autre site sait lire.",
      objectionText:
        "Un service ne doit plus se servir de ses informations ? Retirer un accord, depuis ses services, prend effet tout de suite. Une opposition est d’abord examinée.",
    },
    official: {
      access: "Droit d’accès, article 15 du RGPD",
      rectification: "Droit de rectification, article 16 du RGPD",
      erasure: "Droit à l’effacement, article 17 du RGPD",
      portability: "Droit à la portabilité, article 20 du RGPD",
      restriction: "Droit à la limitation, article 18 du RGPD",
      objection: "Droit d’opposition, article 21 du RGPD",
    },
    about: {
      access:
        "Vous lisez tout : vos informations, d’où elles viennent, qui les a reçues, combien de temps chacun les garde, et ce qui s’est passé.",
      rectification:
        "Une information est fausse ou ancienne ? Corrigez-la. Une fois vérifiée, elle part chez tous les services qui l’avaient reçue ; sa page dit lesquels l’ont confirmé.",
      erasure: "Vous demandez que tout soit effacé. La page dit d’abord ce qui part, et ce qui doit rester.",
      portability: "Vous emportez ce que vous avez déclaré, dans un fichier qu’un autre site sait lire.",
      restriction:
        "Vous contestez une information, ou l’usage qui en est fait. Les informations sont seulement gardées, pour tout ou pour quelques services, jusqu’à ce que la pause soit levée.",
      objection:
        "Vous ne voulez plus qu’un service se serve de vos informations. Retirer un accord, depuis vos services, prend effet tout de suite. Une opposition est d’abord examinée.",
    },
    act: {
      read: "Lire à l’écran",
      pdf: "Télécharger en PDF",
      json: "Fichier pour un autre site (JSON)",
      jsonLd: "Fichier pour un logiciel (JSON-LD)",
      csv: "Tableau CSV",
      correct: "Corriger une information",
      services: "Voir mes services et arrêter",
      erase: "Voir ce qui serait effacé",
      ask: "Demander autre chose",
      askPause: "Demander une pause",
      askObjection: "M’opposer à autre chose",
    },
    under: "Mes demandes",
    none: "Vous n’avez rien demandé pour l’instant.",
    states: {
      waiting: "En attente de réponse",
      scheduled: "Effacement prévu",
      answered: "Répondu",
      refused: "Refusé",
      undone: "Annulé",
      unconfirmed: "À confirmer par un second agent",
    },
    facts: { state: "État", number: "Numéro", received: "Reçue le", service: "Service" },
    received: (day: string) => `Reçue le ${day}`,
    before: (day: string) => `Réponse au plus tard le ${day}`,
    actsOn: (day: string) => `Effacement le ${day}`,
    actsOnOnce: (day: string) => `À confirmer par un second agent. Pas d’effacement avant le ${day}`,
    answeredOn: (day: string) => `Répondu le ${day}`,
    undoneOn: (day: string) => `Annulé le ${day}`,
    late: "La réponse est en retard. Vous pouvez vous plaindre à la CNIL.",
    officer: "Qui veille sur vos informations",
    officerText:
      "La déléguée ou le délégué à la protection des données (DPO) répond à vos questions, gratuitement.",
    cnil: "Une réponse ne vous convient pas ?",
    cnilText:
      "Vous pouvez vous plaindre à la CNIL, qui défend vos droits. C’est gratuit. Vous pouvez aussi saisir le tribunal.",
    cnilLink: "Se plaindre à la CNIL",
    cnilHref: "https://www.cnil.fr/fr/plaintes",
    cnilPost: "Par courrier : CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07",
    askTitle: {
      access: "Demander un accès",
      rectification: "Demander une correction",
      restriction: "Demander une pause",
      objection: "M’opposer",
      portability: "Demander une copie",
    },
    askLead: "Vous aurez une réponse sous un mois. Vous recevez tout de suite un accusé de réception.",
    text: "Ce que vous demandez",
    textWhy: "Seules les personnes chargées de vous répondre le lisent.",
    service: "Quel service est concerné ?",
    noService: "Aucun en particulier",
    serviceWhy: "Si votre demande est acceptée, ce service ne recevra plus rien, et le saura.",
    noServiceOpen:
      "Aucun service n’est ouvert : dites dans la demande à quel usage elle s’oppose, ou lequel mettre en pause.",
    othersUnseen: "Une demande faite par quelqu’un d’autre ne s’affiche pas ici, sauf un effacement.",
    erasureNotHere:
      "Vous ne pouvez pas demander cet effacement : à partir de 15 ans, la personne le demande elle-même ; une procuration ne suffit pas.",
    send: "Envoyer ma demande",
    receiptTitle: "Votre demande est reçue",
    office: "Déléguée ou délégué à la protection des données",
    next: "Nous l’examinons. Vous n’avez rien à faire.",
    nextErasure: (day: string) =>
      `Rien n’est effacé avant le ${day}. Vous changez d’avis ? Annulez avant ce jour.`,
    noticeTitle: (day: string) => `Toutes vos informations seront effacées le ${day}`,
    noticeTitleFor: (name: string, day: string) =>
      `Les informations ${formatOfName(name)} seront effacées le ${day}`,
    noticeToConfirm: "Un effacement est demandé : un second agent doit le confirmer",
    noticeToConfirmFor: (name: string) =>
      `L’effacement des informations ${formatOfName(name)} est demandé : un second agent doit le confirmer`,
    noticeText: (number: string) =>
      `Demande ${number}. Jusqu’à ce jour, vous pouvez l’annuler, sans donner de raison.`,
    noticeToConfirmText: (number: string, day: string) =>
      `Demande ${number}. Rien n’est effacé avant le ${day}, ni sans cette confirmation. Vous pouvez l’annuler, sans donner de raison.`,
    noticeSee: "Voir la demande",
    delay: (day: string) => `Réponse au plus tard le ${day} (un mois, article 12 du RGPD)`,
    silence: "Sans réponse à cette date, vous pouvez vous plaindre à la CNIL.",
    appeal: "CNIL, www.cnil.fr/plaintes, ou le tribunal.",
    delayTerm: "Réponse",
    steps: {
      asked: "Demande",
      confirmed: "Confirmation par un second agent",
      answered: "Réponse",
      refused: "Refus et sa raison",
      extended: "Délai prolongé",
      undone: "Annulation",
    },
    by: (name: string) => `par ${name}`,
    story: "Ce qui s’est dit",
    undo: "Annuler l’effacement",
    undone: "L’effacement est annulé. Rien n’a été effacé.",
    print: "Cette page s’imprime : elle sert d’accusé de réception.",
    back: "Revenir à mes droits",
  },
  en: {
    title: "My rights",
    titleFor: (of: string) => `The rights ${of}`,
    lead: "Your information is yours. Here is what the law allows you, and what you can do at once.",
    leadFor: "You act for this person. Here is what the law allows them, and what you can do for them.",
    names: {
      access: "See all that we know",
      rectification: "Correct",
      erasure: "Erase",
      portability: "Take my information away",
      restriction: "Pause",
      objection: "Object",
    },
    theirs: {
      under: "Their requests",
      back: "Back to their rights",
      portability: "Take their information away",
      objection: "Object",
      services: "See their services and stop",
      askObjection: "Object to something else",
      officer: "Who watches over their information",
      access:
        "You read everything that may be shown to you: their information, where it comes from, who received it, how long each keeps it, and what happened.",
      portabilityText: "You take away what was declared, in a file that another site can read.",
      objectionText:
        "A service should no longer use their information? Withdrawing an agreement, from their services, takes effect at once. An objection is looked into first.",
    },
    official: {
      access: "Right of access, GDPR article 15",
      rectification: "Right to rectification, GDPR article 16",
      erasure: "Right to erasure, GDPR article 17",
      portability: "Right to portability, GDPR article 20",
      restriction: "Right to restriction, GDPR article 18",
      objection: "Right to object, GDPR article 21",
    },
    about: {
      access:
        "You read everything: your information, where it comes from, who received it, how long each keeps it, and what happened.",
      rectification:
        "Something is wrong or old? Correct it. Once checked, it reaches every service that had received it; its page says which confirmed it.",
      erasure: "You ask that everything be erased. The page first says what goes, and what has to stay.",
      portability: "You take away what you declared, in a file that another site can read.",
      restriction:
        "You contest some information, or how it is used. Your information is only kept, for everything or for some services, until the pause is lifted.",
      objection:
        "You no longer want a service to use your information. To withdraw an agreement, from your services, takes effect at once. An objection is first looked into.",
    },
    act: {
      read: "Read on screen",
      pdf: "Download as PDF",
      json: "JSON file",
      jsonLd: "JSON-LD file",
      csv: "CSV table",
      correct: "Correct something",
      services: "See my services and stop",
      erase: "See what would be erased",
      ask: "Ask for something else",
      askPause: "Ask for a pause",
      askObjection: "Object to something else",
    },
    under: "My requests",
    none: "You have asked for nothing yet.",
    states: {
      waiting: "Waiting for an answer",
      scheduled: "Erasure planned",
      answered: "Answered",
      refused: "Refused",
      undone: "Undone",
      unconfirmed: "To be confirmed by a second agent",
    },
    facts: { state: "State", number: "Number", received: "Received on", service: "Service" },
    received: (day: string) => `Received on ${day}`,
    before: (day: string) => `An answer before ${day}`,
    actsOn: (day: string) => `Erasure on ${day}`,
    actsOnOnce: (day: string) => `To be confirmed by a second agent. No erasure before ${day}`,
    answeredOn: (day: string) => `Answered on ${day}`,
    undoneOn: (day: string) => `Undone on ${day}`,
    late: "The answer is late. You may complain to the CNIL.",
    officer: "Who watches over your information",
    officerText: "The data-protection officer (DPO) answers your questions, free of charge.",
    cnil: "An answer does not suit you?",
    cnilText:
      "You may complain to the CNIL, which defends your rights. It is free. You may also go to court.",
    cnilLink: "Complain to the CNIL",
    cnilHref: "https://www.cnil.fr/en/plaintes",
    cnilPost: "By post: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris cedex 07",
    askTitle: {
      access: "Ask for access",
      rectification: "Ask for a correction",
      restriction: "Ask for a pause",
      objection: "Object",
      portability: "Ask for a copy",
    },
    askLead: "An answer comes within a month. You get an acknowledgement at once.",
    text: "What you ask",
    textWhy: "Only those who answer you read it.",
    service: "Which service is it about?",
    noService: "None in particular",
    serviceWhy: "If your request is accepted, this service receives nothing more, and knows it.",
    noServiceOpen: "No service is open: say in the request which use it is about.",
    othersUnseen: "A request made by somebody else does not show here, but for an erasure.",
    erasureNotHere:
      "You cannot ask for this erasure: from 15 on, the person asks by themselves; a mandate is not enough.",
    send: "Send my request",
    receiptTitle: "Your request is received",
    office: "Data-protection officer",
    next: "We look into it. You have nothing to do.",
    nextErasure: (day: string) =>
      `Nothing is erased before ${day}. You change your mind? Undo it before that day.`,
    noticeTitle: (day: string) => `All your information will be erased on ${day}`,
    noticeTitleFor: (name: string, day: string) => `The information of ${name} will be erased on ${day}`,
    noticeToConfirm: "An erasure is asked for: a second agent has to confirm it",
    noticeToConfirmFor: (name: string) =>
      `The erasure of the information of ${name} is asked for: a second agent has to confirm it`,
    noticeText: (number: string) =>
      `Request ${number}. Until that day, you may undo it, without giving a reason.`,
    noticeToConfirmText: (number: string, day: string) =>
      `Request ${number}. Nothing is erased before ${day}, nor without that. You may undo it, without giving a reason.`,
    noticeSee: "See the request",
    delay: (day: string) => `Answer by ${day} (one month, GDPR article 12)`,
    silence: "Without an answer on that day, you may complain to the CNIL.",
    appeal: "CNIL, www.cnil.fr/en/plaintes, or the court.",
    delayTerm: "Answer",
    steps: {
      asked: "Request",
      confirmed: "Confirmed by a second agent",
      answered: "Answer",
      refused: "Refusal and its reason",
      extended: "More time",
      undone: "Undone",
    },
    by: (name: string) => `by ${name}`,
    story: "What was said",
    undo: "Undo the erasure",
    undone: "The erasure is undone. Nothing was erased.",
    print: "Print this page: it is your acknowledgement.",
    back: "Back to my rights",
  },
});

/** "Mes demandes" for oneself, "Ses demandes" for whom one acts. */
export function getRightsWords(language: Language, isSelf: boolean): ReturnType<typeof rightsWords> {
  const words = rightsWords(language);
  if (isSelf) return words;
  const { under, back, portability, objection, services, askObjection, officer } = words.theirs;
  const { access, portabilityText, objectionText } = words.theirs;
  return {
    ...words,
    under,
    back,
    officer,
    about: { ...words.about, access, portability: portabilityText, objection: objectionText },
    names: { ...words.names, portability, objection },
    askTitle: { ...words.askTitle, objection },
    act: { ...words.act, services, askObjection },
  };
}
