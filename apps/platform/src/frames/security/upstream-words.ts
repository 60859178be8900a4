import { defineMessages } from "../../web/index.ts";

export const securityUpstreamWords = defineMessages({
  fr: {
    linked: (day: string) => `FranceConnect ouvre ce compte depuis le ${day}.`,
    unlink: "Ne plus utiliser FranceConnect ici",
    unlinkAgain: "Me reconnecter pour ne plus l’utiliser",
    notLinked: "Reliez FranceConnect à ce compte : il ouvrira votre espace, comme votre lien par courriel.",
    link: "Relier FranceConnect",
  },
  en: {
    linked: (day: string) => `FranceConnect has opened this account since ${day}.`,
    unlink: "Stop using FranceConnect here",
    unlinkAgain: "Sign in again to stop using it",
    notLinked: "Tie FranceConnect to this account: it will open your space, as your e-mail link does.",
    link: "Tie FranceConnect",
  },
});
