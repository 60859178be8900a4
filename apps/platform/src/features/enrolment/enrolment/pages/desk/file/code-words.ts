import { defineMessages } from "../../../../../../web/index.ts";

export const deskCodeWords = defineMessages({
  fr: {
    give: "Remettre un code de reprise",
    giveText: "La personne peut finir chez elle, sur un téléphone ou un ordinateur.",
    title: "Terminer une inscription chez soi",
    titleFor: (name: string) => `${name}, terminez votre inscription chez vous`,
    code: "Code de reprise",
    go: "Allez à l’adresse",
    type: "Tapez ce code.",
    finish: "Répondez aux dernières questions, puis envoyez votre demande.",
    keep: "Ce code sert pendant 30 jours, jusqu’à l’envoi de la demande. Gardez-le comme une clé : il ouvre votre dossier.",
    print: "Pour l’imprimer : Ctrl + P. Ce code ne s’affichera plus.",
    file: "Revenir au dossier",
  },
  en: {
    give: "Hand over a resume code",
    giveText: "The person can finish at home, on a phone or a computer.",
    title: "Finish an enrolment at home",
    titleFor: (name: string) => `${name}, finish your enrolment at home`,
    code: "Resume code",
    go: "Go to",
    type: "Type this code.",
    finish: "Answer the last questions, then send your application.",
    keep: "This code works for 30 days, until the application is sent. Keep it as you would a key: it opens your file.",
    print: "To print it: Ctrl + P. This code will not be shown again.",
    file: "Back to the file",
  },
});
