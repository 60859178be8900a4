import type { Sentence } from "../../../../kernel/errors.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

const news = {
  ready: {
    subject: { fr: "Votre carte vous attend", en: "Your card is waiting for you" },
    text: {
      fr: "Votre carte est prête. Venez la chercher avec une pièce d’identité.",
      en: "Your card is ready. Come and collect it with an identity document.",
    },
  },
  serves: {
    subject: { fr: "Un de vos supports est en service", en: "One of your supports is in use" },
    text: { fr: "Ce support sert à présent.", en: "This support serves from now on." },
  },
  lost: {
    subject: { fr: "Un de vos supports est déclaré perdu", en: "One of your supports is declared lost" },
    text: {
      fr: "Ce support ne sert plus. Vos droits sont gardés : demandez-en un autre.",
      en: "This support serves no more. Your rights are kept: ask for another one.",
    },
  },
  suspended: {
    subject: { fr: "Un de vos supports est suspendu", en: "One of your supports is suspended" },
    text: {
      fr:
        "Ce support ne sert plus pour l’instant. Vous l’avez encore ? Venez " +
        "au guichet avec une pièce d’identité : il servira de nouveau.",
      en:
        "This support does not serve for now. You still have it? Come " +
        "to the desk with an identity document: it will serve again.",
    },
  },
  revoked: {
    subject: { fr: "Un de vos supports est arrêté", en: "One of your supports has ended" },
    text: { fr: "Ce support ne servira plus.", en: "This support will serve no more." },
  },
  replaced: {
    subject: { fr: "Un de vos supports est remplacé", en: "One of your supports is replaced" },
    text: {
      fr:
        "Ce support ne sert plus : un autre a pris sa place. " +
        "Si c’est une carte imprimée, imprimez la nouvelle.",
      en:
        "This support serves no more: another one took its " +
        "place. If it is a printed card, print the new one.",
    },
  },
} as const satisfies Record<string, { subject: Sentence; text: Sentence }>;

export interface SupportNews {
  readonly what: keyof typeof news;
  /** Printed on it. */
  readonly number: string;
  /** How long a terminal without a connection may still accept it. */
  readonly offlineHours: number;
}

/** To the person, whoever changed their support. */
export const supportNews: Template<SupportNews> = (sender, { what, number, offlineHours }, language) => {
  const { subject, text } = news[what];
  const fr = language === "fr";
  return {
    subject: `${subject[language]} – ${sender.name}`,
    text: formatLetter(sender, language, [
      fr ? `Votre support n° ${number}.` : `Your support no. ${number}.`,
      text[language],
      ...(what === "ready" || what === "serves" ? [] : [formatDelay(fr, offlineHours)]),
      formatActLine(sender, language, {
        online: {
          fr: what === "ready" ? "Suivre vos supports" : "Si ce n’est pas vous qui l’avez demandé, regardez",
          en: what === "ready" ? "Follow your supports" : "If you did not ask for it, look",
        },
        path: "/espace/supports",
        atOffice: {
          fr: "Si ce n’est pas vous qui l’avez demandé, appelez-nous.",
          en: "If you did not ask for it, call us.",
        },
      }),
    ]),
  };
};

const formatDelay = (fr: boolean, hours: number): string =>
  fr
    ? `Il est refusé dès maintenant ; sous ${hours} heures là où il n’y a pas de connexion.`
    : `It is refused from now on; within ${hours} hours where there is no connection.`;
