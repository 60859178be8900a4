import { defineMessages } from "../../../web/index.ts";

export const displayWords = defineMessages({
  fr: {
    title: "Affichage",
    lead: "Choisissez comment vous voulez voir les pages, ici et sur tous les sites de la plateforme.",
    question: "Couleurs",
    why: "Votre choix reste un an dans ce navigateur. La taille des lettres suit le réglage de votre navigateur.",
    choices: {
      device: "Comme sur mon appareil",
      light: "Clair",
      dark: "Sombre",
      contrast: "Clair, contraste renforcé",
      "contrast-dark": "Sombre, contraste renforcé",
    },
    save: "Garder ce choix",
    easy: "Des pages plus simples à lire existent aussi :",
    easyLink: "facile à lire",
  },
  en: {
    title: "Display",
    lead: "Choose how you want to see pages, here and on every site of the platform.",
    question: "Colours",
    why: "Your choice stays in this browser for a year. The size of letters follows your browser’s own setting.",
    choices: {
      device: "As on my device",
      light: "Light",
      dark: "Dark",
      contrast: "Light, stronger contrast",
      "contrast-dark": "Dark, stronger contrast",
    },
    save: "Keep this choice",
    easy: "Simpler pages exist too, in French:",
    easyLink: "easy to read",
  },
});
