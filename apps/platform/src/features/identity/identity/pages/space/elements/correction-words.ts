import { defineMessages } from "../../../../../../web/index.ts";

export const correctionWords = defineMessages({
  fr: {
    title: "Corriger une information",
    above: "Mes informations",
    about: (name: string) => `Cette information concerne ${name}.`,
    next: "Ce qui se passe ensuite",
    nextText: (authority: string, isSelf: boolean) =>
      `Un agent (${authority}) vérifie votre correction et peut vous demander un justificatif. Jusqu’à sa décision, l’information vérifiée ne change pas : ni chez nous, ni dans ${isSelf ? "vos" : "ses"} services.`,
    kept: "Un agent l’a vérifiée avec la personne qui l’a donnée. Elle sert à vos démarches sans vous être montrée. Pour en donner une autre, adressez-vous à l’accueil.",
    send: "Envoyer ma correction",
    giveUp: "Ne rien changer",
    notValid: (label: string) => `Vérifiez « ${label} » : cette valeur n’est pas reconnue.`,
  },
  en: {
    title: "Correct a piece of information",
    above: "My information",
    about: (name: string) => `This information is about ${name}.`,
    next: "What happens next",
    nextText: (authority: string, isSelf: boolean) =>
      `An agent (${authority}) checks your correction and may ask for a document. Until the decision, the checked information does not change: neither here nor in ${isSelf ? "your" : "their"} services.`,
    kept: "It is checked with the person who gave it, and serves your applications without your seeing it. To give another one, ask the reception desk.",
    send: "Send my correction",
    giveUp: "Change nothing",
    notValid: (label: string) => `Check “${label}”: this value is not recognised.`,
  },
});
