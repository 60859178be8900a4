import type { Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

const ways = {
  passkey: { fr: "une clé d’accès", en: "a passkey" },
  franceconnect: { fr: "FranceConnect", en: "FranceConnect" },
  proconnect: { fr: "ProConnect", en: "ProConnect" },
} as const satisfies Record<string, Sentence>;
type Way = keyof typeof ways;
export const isWay = (text: unknown): text is Way => typeof text === "string" && Object.hasOwn(ways, text);

type Say = (way: string) => string;
const changes = {
  added: {
    subject: { fr: "Une nouvelle façon d’entrer dans votre compte", en: "A new way into your account" },
    text: {
      fr: (way) => `Désormais, ${way} ouvre aussi votre compte.`,
      en: (way) => `From now on, ${way} opens your account too.`,
    },
  },
  removed: {
    subject: { fr: "Une façon d’entrer retirée de votre compte", en: "A way in removed from your account" },
    text: {
      fr: (way) => `On a retiré de votre compte ${way}, qui ne l’ouvre plus.`,
      en: (way) => `Somebody removed ${way} from your account: it opens it no more.`,
    },
  },
  suspended: {
    subject: { fr: "Une clé d’accès suspendue", en: "A passkey is suspended" },
    text: {
      fr: () =>
        "Une de vos clés d’accès est suspendue : elle a peut-être " +
        "été copiée. Retirez-la, puis enregistrez-en une autre.",
      en: () =>
        "One of your passkeys is suspended: it may have been copied. Remove it, then register another.",
    },
  },
  reset: {
    subject: { fr: "Vos clés d’accès sont retirées", en: "Your passkeys are removed" },
    text: {
      fr: () =>
        "Votre administrateur a retiré toutes vos clés d’accès et fermé vos " +
        "connexions. Il vous envoie une invitation pour en enregistrer une autre.",
      en: () =>
        "Your administrator removed all your passkeys and closed your " +
        "sessions. They send you an invitation to register another.",
    },
  },
} as const satisfies Record<string, { subject: Sentence; text: { fr: Say; en: Say } }>;
type Change = keyof typeof changes;
export const isChange = (text: unknown): text is Change =>
  typeof text === "string" && Object.hasOwn(changes, text);

export interface WayInChanged {
  readonly way: Way;
  readonly change: Change;
  /** Under the authority's address: where to look at it. */
  readonly page: string;
}

/** To whose account it is, person or agent. */
export const wayInChanged: Template<WayInChanged> = (sender, { way, change, page }, language) => {
  const { subject, text } = changes[change];
  return {
    subject: `${subject[language]} – ${sender.name}`,
    text: formatLetter(sender, language, [
      text[language](ways[way][language]),
      language === "fr"
        ? "Si c’est vous, vous n’avez rien à faire."
        : "If it is you, there is nothing to do.",
      formatActLine(sender, language, {
        online: { fr: "Si ce n’est pas vous, regardez tout de suite", en: "If it is not you, look at once" },
        path: page,
        atOffice: {
          fr: "Si ce n’est pas vous, appelez-nous ou venez tout de suite.",
          en: "If it is not you, call us or come at once.",
        },
      }),
    ]),
  };
};

/** To an agent in whose name an administrator issued a token of the API. */
export const apiTokenWaits: Template<Pick<WayInChanged, "page">> = (sender, { page }, language) => ({
  subject:
    (language === "fr" ? "Un jeton d’API attend votre accord" : "An API token waits for your agreement") +
    ` – ${sender.name}`,
  text: formatLetter(sender, language, [
    language === "fr"
      ? "Un administrateur a créé un jeton d’API à votre nom. Si vous l’acceptez, un " +
        "programme agit comme vous, avec certains de vos rôles. Jusque-là, il n’ouvre rien."
      : "An administrator created an API token in your name. If you accept it, a " +
        "program acts as you do, with some of your roles. Until then it opens nothing.",
    language === "fr"
      ? "Vous ne savez pas à quoi il sert ? Refusez-le, et demandez."
      : "You do not know what it is for? Refuse it, and ask.",
    formatActLine(sender, language, {
      online: { fr: "Acceptez-le ou refusez-le", en: "Accept or refuse it" },
      path: page,
      atOffice: { fr: "Ouvrez « Ma sécurité ».", en: "Open “My security”." },
    }),
  ]),
});

/** To an agent in whose session a token of the API was created for themselves: it is at work already. */
export const apiTokenCreated: Template<Pick<WayInChanged, "page">> = (sender, { page }, language) => ({
  subject:
    `${language === "fr" ? "Un jeton d’API agit à votre nom" : "An API token acts in your name"} – ` +
    `${sender.name}`,
  text: formatLetter(sender, language, [
    language === "fr"
      ? "Un jeton d’API vient d’être créé depuis votre compte. Un " +
        "programme agit désormais comme vous, avec certains de vos rôles."
      : "An API token was just created from your account. From " +
        "now on a program acts as you do, with some of your roles.",
    language === "fr" ? "Si c’est vous, vous n’avez rien à faire." : "If it is you, there is nothing to do.",
    formatActLine(sender, language, {
      online: {
        fr: "Si ce n’est pas vous, révoquez-le tout de suite",
        en: "If it is not you, revoke it at once",
      },
      path: page,
      atOffice: { fr: "Ouvrez « Ma sécurité ».", en: "Open “My security”." },
    }),
  ]),
});
