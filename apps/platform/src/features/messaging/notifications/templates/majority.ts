import type { Language } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Sender, type Template } from "./template.ts";

export interface AboutChild {
  /** Given name. */
  readonly name: string;
}

/** A month before, to who holds parental authority. */
export const majorityNear: Template<AboutChild> = (sender, { name }, language) =>
  language === "fr"
    ? {
        subject: `${name} aura bientôt 18 ans : ce qui change`,
        text: formatLetter(sender, language, [
          `${name} aura 18 ans dans moins d’un mois. Ce jour-là, vous ` +
            "n’agirez plus en son nom, et vous ne verrez plus ses informations.",
          "Rien ne s’arrête : ses services continuent, à son propre nom.",
          `D’ici là, ${name} peut venir au guichet avec une pièce ` +
            "d’identité : un agent lui ouvrira son propre compte ce jour-là.",
        ]),
      }
    : {
        subject: `${name} will soon be 18: what changes`,
        text: formatLetter(sender, language, [
          `${name} will be 18 in less than a month. On that day you ` +
            "will no longer act in their name, nor see their information.",
          "Nothing stops: their services go on, in their own name.",
          `Until then, ${name} may come to the desk with an identity ` +
            "document: an agent will open their own account on that day.",
        ]),
      };

/** On the day, to the same. */
export const majorityReached: Template<AboutChild> = (sender, { name }, language) =>
  language === "fr"
    ? {
        subject: `${name} a 18 ans : vous n’agissez plus en son nom`,
        text: formatLetter(sender, language, [
          `${name} est désormais majeur ou majeure. Ses informations ` +
            "et ses services ne s’affichent plus dans votre espace.",
          "Ses services continuent. Pour agir encore à sa place, il faut sa procuration.",
        ]),
      }
    : {
        subject: `${name} is 18: you no longer act in their name`,
        text: formatLetter(sender, language, [
          `${name} is now an adult. Their information and services no longer show in your space.`,
          "Their services go on. To act for them again, their power of attorney is needed.",
        ]),
      };

/** On the day, to the young adult. */
export const majorityWelcome: Template<Readonly<Record<string, never>>> = (sender, _data, language) =>
  language === "fr"
    ? {
        subject: "Vous avez 18 ans : vos services sont à votre nom",
        text: formatLetter(sender, language, [
          "Vos services continuent, sans rien ressaisir. Personne n’agit plus à votre " +
            "place, et personne d’autre que vous ne voit vos informations dans son espace.",
          open(sender, language),
        ]),
      }
    : {
        subject: "You are 18: your services are in your name",
        text: formatLetter(sender, language, [
          "Your services go on, nothing to type again. Nobody acts for you " +
            "any more, and nobody but you sees your information in their space.",
          open(sender, language),
        ]),
      };

/** At the handover, to who held the account. */
export const accountHandedOver: Template<AboutChild> = (sender, { name }, language) =>
  language === "fr"
    ? {
        subject: `${name} a pris la main sur son compte`,
        text: formatLetter(sender, language, [
          `À notre guichet, deux agents ont vu la pièce d’identité ${formatOfName(name)}, et lui ` +
            "ont remis son compte. Vous n’y entrez plus : ni par votre adresse, ni par vos appareils.",
          `${name} n’est pas venu ou venue ? Dites-le-lui, et prévenez-nous tout de suite.`,
        ]),
      }
    : {
        subject: `${name} took over their account`,
        text: formatLetter(sender, language, [
          `At our desk, two agents saw the identity document of ${name}, and handed their account ` +
            "over to them. You no longer enter it: neither by your address, nor by your devices.",
          `${name} did not come? Tell them, and tell us at once.`,
        ]),
      };

/** At the handover, to whose account it is: their new address, and the one that was checked before. */
export const accountIsYours: Template<Readonly<Record<string, never>>> = (sender, _data, language) =>
  language === "fr"
    ? {
        subject: `Votre compte est à vous – ${sender.name}`,
        text: formatLetter(sender, language, [
          "À notre guichet, deux agents ont vu votre pièce d’identité, et " +
            "vous ont remis votre compte. Plus personne d’autre n’y entre.",
          "Ce n’était pas vous ? Appelez-nous ou venez tout de suite.",
          open(sender, language),
        ]),
      }
    : {
        subject: `Your account is yours – ${sender.name}`,
        text: formatLetter(sender, language, [
          "At our desk, two agents saw your identity document, and handed " +
            "your account over to you. Nobody else enters it any more.",
          "Was it not you? Call us or come at once.",
          open(sender, language),
        ]),
      };

const open = (sender: Sender, language: Language): string =>
  formatActLine(sender, language, {
    online: { fr: "Voir mes services", en: "See my services" },
    path: "/espace/services",
    atOffice: {
      fr:
        "Pour ouvrir votre propre compte, venez avec une pièce " +
        "d’identité : un agent le fait avec vous, en quelques minutes.",
      en:
        "To open your own account, come with an identity " +
        "document: an agent does it with you, in a few minutes.",
    },
  });
