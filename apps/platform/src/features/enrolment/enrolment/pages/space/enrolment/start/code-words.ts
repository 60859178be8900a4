import { defineMessages } from "../../../../../../../web/index.ts";

export const resumeCodeWords = defineMessages({
  fr: {
    title: "Notez votre code de reprise",
    lead: "Il rouvre votre dossier sur un autre téléphone ou ordinateur, pendant 30 jours, jusqu’à l’envoi de votre demande.",
    code: "Votre code de reprise",
    keep: "Recopiez-le, photographiez-le ou imprimez cette page. Gardez-le comme une clé : il ouvre votre dossier.",
    lost: "Sans ce code, l’adresse électronique que vous donnerez permettra aussi de revenir.",
    goOn: "Répondre aux questions",
    ask: "Reprendre sur un autre appareil",
    askText: "Un code remplace l’adresse électronique : il s’affiche une fois, à recopier.",
    give: "Afficher un code de reprise",
  },
  en: {
    title: "Write down your resume code",
    lead: "It opens your file again on another phone or computer, for 30 days, until your application is sent.",
    code: "Your resume code",
    keep: "Copy it, photograph it or print this page. Keep it as you would a key: it opens your file.",
    lost: "Without this code, the e-mail address you give will also bring you back.",
    goOn: "Answer the questions",
    ask: "Carry on with another device",
    askText: "A code replaces the e-mail address: it is shown once, to be copied.",
    give: "Show a resume code",
  },
});
