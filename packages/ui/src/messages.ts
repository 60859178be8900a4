import { createContext } from "preact";
import { useContext } from "preact/hooks";

export type Locale = "fr" | "en";

const fr = {
  skipToContent: "Aller au contenu",
  notice: "Avertissement",
  mainNavigation: "Navigation principale",
  footerNavigation: "Pied de page",
  languages: "Langues",
  menu: "Menu",
  signIn: "Me connecter",
  signOut: "Me déconnecter",
  errorSummary: "Il reste quelque chose à corriger",
  error: "Erreur :",
  optional: "facultatif",
  day: "Jour",
  month: "Mois",
  year: "Année",
  limit: (characters: number) => `${characters.toLocaleString("fr-FR")} caractères au plus.`,
  choose: "Choisir",
  change: "Modifier",
  part: (current: number, total: number) => `Partie ${current} sur ${total}`,
  breadcrumb: "Vous êtes ici",
  previous: "Page précédente",
  next: "Page suivante",
  pages: "Pages",
  page: (number: number) => `Page ${number}`,
  search: "Rechercher",
  sortBy: "Trier par :",
  chartData: "Les chiffres de ce graphique",
  receipt: {
    number: "Numéro à conserver",
    date: "Reçue le",
    office: "Service qui instruit",
    nextStep: "La suite",
    delay: "Délai de réponse",
    silence: "Sans réponse de notre part",
    appeal: "En cas de désaccord",
    answers: "Ce que vous avez déclaré",
  },
  consent: {
    value: "Ce qui sera communiqué :",
    purpose: "Pour quoi faire",
    retention: "Pendant combien de temps",
    required: "Nécessaire à votre demande",
    optional: "À votre choix",
  },
  twoPane: { declared: "Ce qui est déclaré", document: "Le document" },
  letter: { subject: "Objet :" },
};

export type UiMessages = typeof fr;

const en: UiMessages = {
  skipToContent: "Skip to content",
  notice: "Notice",
  mainNavigation: "Main navigation",
  footerNavigation: "Footer",
  languages: "Languages",
  menu: "Menu",
  signIn: "Sign in",
  signOut: "Sign out",
  errorSummary: "There is something left to correct",
  error: "Error:",
  optional: "optional",
  day: "Day",
  month: "Month",
  year: "Year",
  limit: (characters) => `${characters.toLocaleString("en-GB")} characters at most.`,
  choose: "Choose",
  change: "Change",
  part: (current, total) => `Part ${current} of ${total}`,
  breadcrumb: "You are here",
  previous: "Previous page",
  next: "Next page",
  pages: "Pages",
  page: (number) => `Page ${number}`,
  search: "Search",
  sortBy: "Sort by:",
  chartData: "The figures of this chart",
  receipt: {
    number: "Number to keep",
    date: "Received on",
    office: "Office in charge",
    nextStep: "What happens next",
    delay: "Time to answer",
    silence: "If we do not answer",
    appeal: "If you disagree",
    answers: "What you declared",
  },
  consent: {
    value: "What will be shared:",
    purpose: "What for",
    retention: "For how long",
    required: "Needed for your request",
    optional: "Your choice",
  },
  twoPane: { declared: "What is declared", document: "The document" },
  letter: { subject: "Subject:" },
};

export const messages: Readonly<Record<Locale, UiMessages>> = { fr, en };

/** Set by `Page` from its locale; a component rendered alone speaks French. */
export const MessagesContext = createContext<UiMessages>(fr);

export const useMessages = (): UiMessages => useContext(MessagesContext);
