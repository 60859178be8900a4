import { formatAuthorityGenitive } from "../../../features/authorities/authorities/index.ts";
import { defineMessages } from "../../../web/index.ts";

export const leaveWords = defineMessages({
  fr: {
    title: (name: string) => `Vous allez quitter le site « ${name} »`,
    crumb: "Avant de partir",
    where: "Vous allez sur",
    state: "C’est un site officiel de l’État.",
    other: (name: string) => `C’est le site ${formatAuthorityGenitive(name)}.`,
    purposes: {
      demarche: "Pour faire votre démarche.",
      formulaire: "Pour le formulaire à remplir et à imprimer.",
      fiche: "Pour lire ce que dit la loi, et ce à quoi vous avez droit.",
      partenaire: "Pour en savoir plus sur ce qu’il propose.",
    },
    have: "Ayez sous la main",
    nothingToHave: "Rien à préparer.",
    sent: "Ce qui part avec vous",
    sentText:
      "Rien. Ce site ne sait pas où vous allez, ne le note pas, et n’envoie aucune de vos informations. Là-bas, ce sont leurs règles qui valent.",
    go: (host: string) => `Aller sur ${host}`,
    stay: "Rester ici",
    help: "Un doute, pas d’ordinateur, pas de téléphone ?",
    helpText: "Un agent peut le faire avec vous.",
  },
  en: {
    title: (name: string) => `You are about to leave the site “${name}”`,
    crumb: "Before you go",
    where: "You are going to",
    state: "It is an official site of the French State.",
    other: (name: string) => `It is the site of ${name}.`,
    purposes: {
      demarche: "To make your request.",
      formulaire: "For the form to fill in and print.",
      fiche: "To read what the law says, and what you are entitled to (in French).",
      partenaire: "To learn more about what it offers.",
    },
    have: "Have at hand",
    nothingToHave: "Nothing to prepare.",
    sent: "What goes with you",
    sentText:
      "Nothing. This site does not know where you go, does not write it down, and sends none of your information. Over there, their rules apply.",
    go: (host: string) => `Go to ${host}`,
    stay: "Stay here",
    help: "In doubt, no computer, no phone?",
    helpText: "An agent can do it with you.",
  },
});
