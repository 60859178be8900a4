import { defineMessages } from "../messages.ts";

export const journeyWords = defineMessages({
  fr: {
    back: "Retour",
    continue: "Continuer",
    saved: "Vos réponses sont enregistrées à chaque étape : vous pouvez vous arrêter et reprendre plus tard.",
    legalBasis: "Fondement :",
    checking: "Vérification",
    check: "Vérifiez vos réponses",
    checkLead: "Rien n’est envoyé tant que vous n’avez pas appuyé sur le bouton en bas de la page.",
  },
  en: {
    back: "Back",
    continue: "Continue",
    saved: "Your answers are saved at each step: you can stop and carry on later.",
    legalBasis: "Legal basis:",
    checking: "Check",
    check: "Check your answers",
    checkLead: "Nothing is sent until you press the button at the bottom of the page.",
  },
});
