import { defineMessages } from "../../../web/index.ts";

export const majorityWords = defineMessages({
  fr: {
    act: "Remettre son compte (18 ans)",
    title: "Remettre son compte à une personne majeure",
    lead: (name: string) =>
      `${name} prend la main sur son compte. Ses services continuent, à son nom. Plus aucun parent n’y entre.`,
    email: "Son adresse électronique à elle, ou à lui",
    emailHint: "Le lien de connexion y sera envoyé. Laissez vide sans adresse : tout se fait au guichet.",
    seen: "La personne est là, et j’ai vu sa pièce d’identité",
    seenMissing: "Sans pièce d’identité, le compte ne se remet pas.",
    confirm: "Remettre le compte",
    back: "Revenir à la personne",
    minor: "Cette personne n’a pas encore 18 ans.",
  },
  en: {
    act: "Hand their account over (18)",
    title: "Hand their account over to an adult",
    lead: (name: string) =>
      `${name} takes their account over. Their services go on, in their name. No parent enters it any more.`,
    email: "Their own e-mail address",
    emailHint:
      "The sign-in link will be sent there. Leave empty without an address: all is done at the desk.",
    seen: "The person is here, and I have seen their identity document",
    seenMissing: "Without an identity document, the account is not handed over.",
    confirm: "Hand the account over",
    back: "Back to the person",
    minor: "This person is not 18 yet.",
  },
});
