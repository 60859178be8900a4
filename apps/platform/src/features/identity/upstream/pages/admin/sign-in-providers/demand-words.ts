import { defineMessages } from "../../../../../../web/index.ts";

export const demandWords = defineMessages({
  fr: {
    title: "Comment vos agents se connectent",
    lead: "Le choix vaut dès leur prochaine page. Vous ne pouvez pas demander plus que ce que vous montrez vous-même aujourd’hui.",
    label: "Ce que vous demandez",
    demands: {
      deciders: "Une clé d’accès ou ProConnect pour qui décide",
      everyone: "Une clé d’accès ou ProConnect pour tous",
      proconnect: "ProConnect en deux étapes pour qui décide",
    },
    hints: {
      deciders: "L’accueil peut entrer avec un lien par courriel : il ne décide rien.",
      everyone: "Un lien par courriel ne donne plus aucun rôle, à l’accueil non plus.",
      proconnect: "Une clé d’accès n’ouvre plus que l’accueil. Réglez d’abord ProConnect.",
    },
    save: "Enregistrer ce choix",
  },
  en: {
    title: "How your agents sign in",
    lead: "The choice counts from their next page on. You cannot ask more than you show yourself today.",
    label: "What you ask",
    demands: {
      deciders: "A passkey or ProConnect from those who decide",
      everyone: "A passkey or ProConnect from all",
      proconnect: "ProConnect in two steps from those who decide",
    },
    hints: {
      deciders: "Reception may come in by a link by e-mail: it decides nothing.",
      everyone: "A link by e-mail gives no role any more, not even reception.",
      proconnect: "A passkey opens reception only. Set ProConnect up first.",
    },
    save: "Save this choice",
  },
});
