import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Language, Sentence } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Sender, type Template } from "./template.ts";

/**
 * What happened to a service by itself: the calendar, an element, a move. Never which element: the page says
 * it.
 */
export interface SubscriptionNews {
  readonly service: string;
  /** Asked and answered later, rather than opened. */
  readonly isRequest?: boolean;
  /** Given name of whom it is about, when the reader acts for them. */
  readonly about?: string;
  readonly news: "announced" | "maintained" | "suspended" | "resumed" | "closed";
  readonly reason?: "incomplete" | "conditions";
  readonly announced?: { readonly state: "suspended" | "closed"; readonly on: string };
}

export const subscriptionNews: Template<SubscriptionNews> = (sender, data, language) => ({
  subject: subjects[data.news](data)[language],
  text: formatLetter(sender, language, [
    ...texts[data.news](data).map((text) => text[language]),
    data.news === "resumed" || data.news === "maintained"
      ? formatSubscriptionLink(sender, language)
      : formatCorrectionLink(sender, language),
  ]),
});

const formatSubscriptionNoun = ({ isRequest }: SubscriptionNews): string =>
  isRequest ? "demande" : "inscription";
const formatEnglishSubscriptionNoun = ({ isRequest }: SubscriptionNews): string =>
  isRequest ? "request" : "subscription";
const formatDefiniteSubscription = (data: SubscriptionNews): string =>
  data.isRequest ? "la demande" : "l’inscription";
const formatYourSubscription = (data: SubscriptionNews): string =>
  data.about
    ? `${formatDefiniteSubscription(data)} ${formatOfName(data.about)}`
    : `votre ${formatSubscriptionNoun(data)}`;
const formatYourSubscriptionEnglish = (data: SubscriptionNews): string =>
  data.about
    ? `the ${formatEnglishSubscriptionNoun(data)} of ${data.about}`
    : `your ${formatEnglishSubscriptionNoun(data)}`;
/** At the beginning of a sentence, with the name of the service. */
const formatNamedSubscription = (data: SubscriptionNews): string =>
  data.isRequest ? `La demande « ${data.service} »` : `L’inscription à « ${data.service} »`;
const formatEnglishNamedSubscription = (data: SubscriptionNews): string =>
  data.isRequest ? `The request “${data.service}”` : `The subscription to “${data.service}”`;

type Say<Said> = (data: SubscriptionNews) => Said;

const subjects: Readonly<Record<SubscriptionNews["news"], Say<Sentence>>> = {
  announced: ({ service, about, announced }) => ({
    fr:
      `${service} : une condition n’est plus ` +
      `remplie${about ? ` pour ${about}` : ""}` +
      `${announced ? `, vous avez jusqu’au ${formatLongDate(announced.on, "fr")}` : ""}`,
    en:
      `${service}: a condition is no longer ` +
      `met${about ? ` for ${about}` : ""}` +
      `${announced ? `, you have until ${formatLongDate(announced.on, "en")}` : ""}`,
  }),
  maintained: (data) => ({
    fr: `${data.service} : ${formatYourSubscription(data)} continue`,
    en: `${data.service}: ${formatYourSubscriptionEnglish(data)} goes on`,
  }),
  suspended: (data) => ({
    fr: `${data.service} : ${formatYourSubscription(data)} est suspendue`,
    en: `${data.service}: ${formatYourSubscriptionEnglish(data)} is suspended`,
  }),
  resumed: (data) => ({
    fr: `${data.service} : ${formatYourSubscription(data)} reprend`,
    en: `${data.service}: ${formatYourSubscriptionEnglish(data)} resumes`,
  }),
  closed: (data) => ({
    fr: `${data.service} : ${formatYourSubscription(data)} est close`,
    en: `${data.service}: ${formatYourSubscriptionEnglish(data)} is closed`,
  }),
};

const texts: Readonly<Record<SubscriptionNews["news"], Say<readonly Sentence[]>>> = {
  announced: (data) => [
    {
      fr:
        `« ${data.service} » demande de remplir certaines conditions. Avec ` +
        "ce que nous savons aujourd’hui, l’une d’elles n’est plus remplie.",
      en:
        `“${data.service}” asks for some conditions. With ` +
        "what we know today, one of them is no longer met.",
    },
    {
      fr:
        `Rien ne change avant le ${formatLongDate(data.announced?.on ?? "", "fr")}. ` +
        `Ce jour-là, ${formatDefiniteSubscription(data)} sera ` +
        `${data.announced?.state === "closed" ? "close" : "suspendue"}, sauf si la ` +
        "condition est de nouveau remplie.",
      en:
        `Nothing changes before ${formatLongDate(data.announced?.on ?? "", "en")}. ` +
        `On that day the ${formatEnglishSubscriptionNoun(data)} will be ` +
        `${data.announced?.state === "closed" ? "closed" : "suspended"}, unless ` +
        "the condition is met again.",
    },
  ],
  maintained: ({ service }) => [
    {
      fr:
        `Les conditions de « ${service} » sont de nouveau ` +
        "remplies. Rien ne s’arrête, vous n’avez rien à faire.",
      en: `The conditions of “${service}” are met again. Nothing stops, there is nothing to do.`,
    },
  ],
  suspended: (data) => [
    data.reason === "conditions"
      ? {
          fr: `${formatNamedSubscription(data)} est suspendue : une condition du service n’est plus remplie.`,
          en:
            `${formatEnglishNamedSubscription(data)} is suspended: ` +
            "a condition of the service is no longer met.",
        }
      : {
          fr:
            `${formatNamedSubscription(data)} est suspendue : une ` +
            "information dont il a besoin manque ou n’est plus valable.",
          en:
            `${formatEnglishNamedSubscription(data)} is suspended: ` +
            "something it needs is missing or no longer valid.",
        },
    {
      fr: "Elle reprendra d’elle-même dès que ce sera à jour. Rien n’est effacé.",
      en: "It will resume by itself as soon as this is up to date. Nothing is erased.",
    },
  ],
  resumed: (data) => [
    {
      fr: `${formatNamedSubscription(data)} reprend. Le service en a été informé, vous n’avez rien à faire.`,
      en:
        `${formatEnglishNamedSubscription(data)} resumes. ` +
        "The service has been told, there is nothing to do.",
    },
  ],
  closed: (data) => [
    {
      fr:
        `${formatNamedSubscription(data)} est close : ses conditions ne sont plus remplies, ` +
        "comme nous vous l’avions annoncé. Le service ne reçoit plus rien de vous.",
      en:
        `${formatEnglishNamedSubscription(data)} is closed: its conditions are ` +
        "no longer met, as announced. The service receives nothing more from you.",
    },
  ],
};

const path = "/espace/services";

const formatCorrectionLink = (sender: Sender, language: Language): string =>
  formatActLine(sender, language, {
    online: { fr: "Voir pourquoi, et ce que vous pouvez faire", en: "See why, and what you can do" },
    path,
    atOffice: {
      fr: "Pour savoir pourquoi et ce que vous pouvez faire, venez ou appelez : un agent regarde avec vous.",
      en: "To know why, and what you can do, come or call: an agent looks at it with you.",
    },
  });

const formatSubscriptionLink = (sender: Sender, language: Language): string =>
  formatActLine(sender, language, {
    online: { fr: "Voir mes services", en: "See my services" },
    path,
    atOffice: { fr: "Pour en savoir plus, venez ou appelez.", en: "To know more, come or call." },
  });
