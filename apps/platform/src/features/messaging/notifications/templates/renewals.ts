import type { Language } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Sender, type Template } from "./template.ts";

interface RenewalWords {
  readonly campaign: string;
  readonly service: string;
  /** Long dates, already written in the person's language. */
  readonly closesOn: string;
  readonly graceUntil: string;
  /** « jusqu’au …, puis délai de grâce jusqu’au … » */
  readonly untilWhen: string;
  readonly from: string;
  readonly until: string;
}

export interface RenewalNoticeData extends RenewalWords {
  readonly kind: "opened" | "reminder" | "grace" | "lapsed";
  readonly campaignId: string;
  /** The reader's own subscription is among them. */
  readonly self: boolean;
  /** Given names of the others. */
  readonly names: readonly string[];
  /** The agreement ends, where others are suspended. */
  readonly ends: boolean;
}

const subjects: Readonly<Record<Language, Readonly<Record<RenewalNoticeData["kind"], string>>>> = {
  fr: {
    opened: "confirmez l’inscription",
    reminder: "rappel, l’inscription reste à confirmer",
    grace: "il est encore temps de confirmer",
    lapsed: "l’inscription n’a pas été confirmée",
  },
  en: {
    opened: "confirm the subscription",
    reminder: "reminder, the subscription is still to be confirmed",
    grace: "there is still time to confirm",
    lapsed: "the subscription was not confirmed",
  },
};

/** To confirm, reminded, late, or over; about everybody of a family at once. */
export const renewalNotice: Template<RenewalNoticeData> = (sender, data, language) => ({
  subject: [
    `${data.campaign}${language === "fr" ? " : " : ": "}${subjects[language][data.kind]}`,
    data.service,
  ].join(", "),
  text: formatLetter(sender, language, [
    formatRenewalPerson(data, language),
    ...(data.kind === "lapsed"
      ? [formatRenewalEnd(data, language)]
      : [...formatRenewalDeadline(data, language), confirm(sender, data, language)]),
  ]),
});

function formatRenewalPerson(
  { service, self, names, from, until: last }: RenewalNoticeData,
  language: Language,
): string {
  const fr = language === "fr";
  const everybody = [...(self ? [fr ? "vous-même" : "yourself"] : []), ...names].join(", ");
  return fr
    ? `Service « ${service} », du ${from} au ${last}. Inscription de : ${everybody}.`
    : `Service “${service}”, from ${from} to ${last}. Subscription of: ${everybody}.`;
}

function formatRenewalDeadline(
  { kind, closesOn, graceUntil, untilWhen }: RenewalNoticeData,
  language: Language,
): readonly string[] {
  const fr = language === "fr";
  if (kind === "grace") {
    return fr
      ? [
          `La date limite est passée (${closesOn}). L’inscription ` +
            `continue jusqu’au ${graceUntil} : confirmez avant.`,
        ]
      : [
          `The deadline has passed (${closesOn}). The subscription ` +
            `goes on until ${graceUntil}: confirm before.`,
        ];
  }
  return fr
    ? [`À confirmer ${untilWhen}. Si rien n’a changé, un seul bouton suffit : vous ne ressaisissez rien.`]
    : [`To be confirmed ${untilWhen}. If nothing has changed, one button is enough: nothing to type again.`];
}

const confirm = (sender: Sender, { campaignId }: RenewalNoticeData, language: Language): string =>
  formatActLine(sender, language, {
    online: { fr: "Vérifier et confirmer", en: "Check and confirm" },
    path: `/espace/campagnes/${campaignId}`,
    atOffice: {
      fr: "Pour confirmer, venez ou appelez avec cette lettre : un agent le fait avec vous.",
      en: "To confirm, come or call with this letter: an agent does it with you.",
    },
  });

function formatRenewalEnd({ ends }: RenewalNoticeData, language: Language): string {
  if (language === "fr") {
    return ends
      ? "Personne n’a confirmé à temps : l’inscription est arrêtée, et le service " +
          "ne reçoit plus rien. Si vous en avez encore besoin, appelez-nous ou venez."
      : "Personne n’a confirmé à temps : l’inscription est suspendue. Si vous " +
          "en avez encore besoin, appelez-nous ou venez : elle peut reprendre.";
  }
  return ends
    ? "Nobody confirmed in time: the subscription is stopped, and the service " +
        "receives nothing any more. If you still need it, call us or come."
    : "Nobody confirmed in time: the subscription is suspended. " +
        "If you still need it, call us or come: it can resume.";
}

export interface RenewalConfirmedData extends RenewalWords {
  readonly receipt: string;
  /** Given name of whose it is; empty for the reader. */
  readonly name: string;
}

export const renewalConfirmed: Template<RenewalConfirmedData> = (sender, data, language) => {
  const { campaign, service, receipt, name, from, until: last } = data;
  if (language === "fr") {
    return {
      subject: `${campaign} : inscription confirmée, ${service}`,
      text: formatLetter(sender, language, [
        `L’inscription${name ? ` ${formatOfName(name)}` : ""} ` +
          `à « ${service} » est confirmée du ${from} au ${last}.`,
        `Numéro à garder : ${receipt}`,
        "Le service en sera prévenu. Vous n’avez rien d’autre à faire.",
      ]),
    };
  }
  return {
    subject: `${campaign}: subscription confirmed, ${service}`,
    text: formatLetter(sender, language, [
      `The subscription${name ? ` of ${name}` : ""} to “${service}” is confirmed from ${from} to ${last}.`,
      `Number to keep: ${receipt}`,
      "The service will be told. You have nothing else to do.",
    ]),
  };
};
