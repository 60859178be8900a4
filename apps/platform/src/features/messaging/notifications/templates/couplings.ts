import { formatLongDate } from "../../../../kernel/civil-date.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { formatOfName } from "../../../../kernel/text.ts";
import { formatActLine, formatLetter, type Template } from "./template.ts";

/** What happened to a coupled offer without the person asking for it. */
export interface CouplingNews {
  /**
   * ended: a service that it took is no longer open · announced: its services announced its last day ·
   * agreed, withdrawn: a yes, a no, that another said for them, or that an agent heard.
   */
  readonly news: "ended" | "announced" | "agreed" | "withdrawn";
  readonly name: Sentence;
  /** The first day without it, its last day, or the day of the answer. */
  readonly day: string;
  /** Where coupled offers are, under the authority. */
  readonly path: string;
  /** Given name of who holds it, when the reader acts for them. */
  readonly about?: string;
}

const whats: Readonly<Record<CouplingNews["news"], (name: Sentence, day: string) => Sentence>> = {
  ended: ({ fr, en }, day) => ({
    fr:
      `L’offre couplée « ${fr} » a pris fin le ${formatLongDate(day, "fr")} : un des ` +
      "services qu’il faut n’est plus ouvert. Ce qui a été consommé avant garde son prix.",
    en:
      `The coupled offer “${en}” ended on ${formatLongDate(day, "en")}: one of the ` +
      "services that it takes is no longer open. What was used before keeps its price.",
  }),
  announced: ({ fr, en }, day) => ({
    fr:
      `L’offre couplée « ${fr} » prend fin : son dernier jour est le ` +
      `${formatLongDate(day, "fr")}. Vos services restent ouverts, au prix habituel.`,
    en:
      `The coupled offer “${en}” is coming to an end: its last day is ` +
      `${formatLongDate(day, "en")}. Your services stay open, at the usual price.`,
  }),
  agreed: ({ fr, en }, day) => ({
    fr:
      `Un oui à l’offre couplée « ${fr} » a été enregistré le ${formatLongDate(day, "fr")}. Le service ` +
      "qui la donne sait qu’on y a droit, et rien d’autre. On l’arrête quand on veut, sans frais.",
    en:
      `A yes to the coupled offer “${en}” was recorded on ` +
      `${formatLongDate(day, "en")}. The service that gives it knows that there is ` +
      "a right to it, and nothing else. It is stopped at any time, free of charge.",
  }),
  withdrawn: ({ fr, en }, day) => ({
    fr:
      `L’offre couplée « ${fr} » a été arrêtée le ${formatLongDate(day, "fr")}, ` +
      "sur demande. Les services restent ouverts, au prix habituel.",
    en:
      `The coupled offer “${en}” was stopped on ${formatLongDate(day, "en")}, ` +
      "as asked. The services stay open, at the usual price.",
  }),
};

const subjects: Readonly<Record<CouplingNews["news"], (name: Sentence) => Sentence>> = {
  ended: formatCouplingEnd,
  announced: formatCouplingEnd,
  agreed: ({ fr, en }) => ({
    fr: `Un oui à l’offre couplée « ${fr} »`,
    en: `A yes to the coupled offer “${en}”`,
  }),
  withdrawn: formatCouplingEnd,
};

function formatCouplingEnd({ fr, en }: Sentence): Sentence {
  return { fr: `Fin de l’offre couplée « ${fr} »`, en: `End of the coupled offer “${en}”` };
}

export const couplingNews: Template<CouplingNews> = (sender, data, language) => {
  const { news, name, day, about, path } = data;
  const of = about
    ? { fr: `Cela concerne l’offre ${formatOfName(about)}.`, en: `This is about the offer of ${about}.` }[
        language
      ]
    : undefined;
  return {
    subject: subjects[news](name)[language],
    text: formatLetter(sender, language, [
      whats[news](name, day)[language],
      ...(of ? [of] : []),
      formatActLine(sender, language, {
        online: { fr: "Voir les offres couplées", en: "See the coupled offers" },
        path,
        atOffice: {
          fr: "Pour en parler, venez ou appelez.",
          en: "To talk about it, come or call.",
        },
      }),
    ]),
  };
};
