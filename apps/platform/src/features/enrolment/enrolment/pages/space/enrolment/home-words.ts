import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const homeWords = defineMessages({
  fr: {
    files: "Dossiers en cours",
    finish: {
      mine: "Continuer votre dossier",
      of: (name: string) => `Continuer le dossier ${formatOfName(name)}`,
      several: "Continuer les dossiers",
    },
    answer: {
      mine: "Votre réponse est attendue",
      of: (name: string) => `Votre réponse est attendue pour ${name}`,
      several: "Votre réponse est attendue",
    },
    bring: {
      mine: "Des documents à montrer au guichet",
      of: (name: string) => `Des documents à montrer au guichet pour ${name}`,
      several: "Des documents à montrer au guichet",
    },
    saved: "Il est enregistré tel que vous l’avez laissé.",
    unsent: (count: number) =>
      count > 1
        ? `${count} informations ne sont pas encore envoyées`
        : "1 information n’est pas encore envoyée",
    unsentOfSeveral: "Des informations ne sont pas encore envoyées",
    unsentText: (count: number): string =>
      count > 1
        ? "Aucun agent ne les a reçues. Envoyez-les pour qu’un agent vérifie."
        : "Aucun agent ne l’a reçue. Envoyez-la pour qu’un agent vérifie.",
  },
  en: {
    files: "Files under way",
    finish: {
      mine: "Continue your file",
      of: (name: string) => `Continue the file of ${name}`,
      several: "Continue the files",
    },
    answer: {
      mine: "Your answer is awaited",
      of: (name: string) => `Your answer is awaited for ${name}`,
      several: "Your answer is awaited",
    },
    bring: {
      mine: "Documents to show at the desk",
      of: (name: string) => `Documents to show at the desk for ${name}`,
      several: "Documents to show at the desk",
    },
    saved: "It is saved as you left it.",
    unsent: (count: number) =>
      count > 1
        ? `${count} pieces of information are not sent yet`
        : "1 piece of information is not sent yet",
    unsentOfSeveral: "Some information is not sent yet",
    unsentText: (count: number) =>
      `No agent has received ${count > 1 ? "them" : "it"}. Send ${count > 1 ? "them" : "it"} for an agent to check.`,
  },
});
