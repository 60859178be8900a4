import { defineMessages } from "../../../../../../../web/index.ts";

export const closedWords = defineMessages({
  fr: {
    title: "Créer mon compte à l’accueil",
    lead: (name: string) =>
      `À ${name}, un agent ouvre votre dossier avec vous. Il n’y a pas de formulaire sur internet.`,
    where: "Où aller",
    when: "Quand",
    call: "Téléphone",
    answers: (who: string, whose: string) => `${who} répond pour ${whose}.`,
    bring: "À apporter",
    bringText:
      "Une pièce d’identité et un justificatif de domicile ; le livret de famille si vous inscrivez un enfant. L’agent les lit et vous les rend.",
    cannotCome: "Vous ne pouvez pas venir ?",
    cannotComeText: "Appelez : un agent cherche une solution avec vous, ou un proche peut venir pour vous.",
    begun: "Un dossier déjà commencé sur internet peut être terminé ici.",
    resume: "J’ai un code de reprise",
    signIn: "J’ai déjà un compte",
  },
  en: {
    title: "Create my account at the front desk",
    lead: (name: string) => `In ${name}, an agent opens your file with you. There is no form on the web.`,
    where: "Where to go",
    when: "When",
    call: "Phone",
    answers: (who: string, whose: string) => `${who} answers for ${whose}.`,
    bring: "What to bring",
    bringText:
      "An identity document and a proof of address; the family record book if you enrol a child. The agent reads them and gives them back.",
    cannotCome: "You cannot come?",
    cannotComeText: "Call: an agent looks for a way with you, or a relative may come for you.",
    begun: "A file already begun on the web can be finished here.",
    resume: "I have a resume code",
    signIn: "I already have an account",
  },
});
