import { defineMessages } from "../../../../../../web/index.ts";

export const majorityWords = defineMessages({
  fr: {
    act: "Lui remettre son compte",
    title: "Remettre son compte à une personne majeure",
    lead: (name: string) =>
      `${name} prend la main sur son compte. Ses services continuent, à son nom. Plus aucun parent n’y entre, et chacun en est prévenu.`,
    email: "Son adresse électronique personnelle",
    emailHint:
      "Pour se connecter, la personne la donnera et recevra un lien. Sans adresse, laissez vide : tout se fait au guichet, ou avec un code (« Rouvrir son compte »).",
    seen: "La personne est là, et j’ai vu sa pièce d’identité",
    seenToo: "La personne est là, et j’ai vu sa pièce d’identité à mon tour",
    seenMissing: "Il faut une pièce d’identité pour remettre le compte.",
    first: "Continuer avec un collègue",
    confirm: "Remettre le compte",
    secondTitle: "Vous êtes le second agent",
    secondText: "Un collègue a vu la pièce d’identité. Examinez-la à votre tour, puis remettez le compte.",
    waitsTitle: "Un second agent doit voir la pièce d’identité",
    waitsText: (until: string) =>
      `Appelez un collègue habilité à valider. Il ouvre cette même page depuis sa session, voit la pièce, et remet le compte. À faire avant ${until}.`,
    needsKey:
      "Vous êtes habilité à valider, mais vous êtes entré par un lien : reconnectez-vous avec votre clé d’accès.",
    back: "Revenir à la personne",
  },
  en: {
    act: "Hand them their account",
    title: "Hand their account over to an adult",
    lead: (name: string) =>
      `${name} takes their account over. Their services go on, in their name. No parent enters it any more, and all are told.`,
    email: "Their own e-mail address",
    emailHint:
      "To sign in, they will type it and receive a link. Without an address, leave it empty: all is done at the desk, or with a code (“Open their account again”).",
    seen: "The person is here, and I have seen their identity document",
    seenToo: "The person is here, and I have seen their identity document too",
    seenMissing: "Without an identity document, the account is not handed over.",
    first: "Go on with a colleague",
    confirm: "Hand the account over",
    secondTitle: "You are the second agent",
    secondText: "A colleague saw the identity document. See it too, then hand the account over.",
    waitsTitle: "A second agent has to see the identity document",
    waitsText: (until: string) =>
      `Call a colleague who may validate. They open this same page in their session, see the document, and hand the account over. To be done before ${until}.`,
    needsKey: "You may validate, but you came in by a link: sign in again with your passkey.",
    back: "Back to the person",
  },
});
