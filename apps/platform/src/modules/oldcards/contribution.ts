import { type Contribution, holdsNothing } from "../../kernel/contributions.ts";
import type { Sentence } from "../../kernel/errors.ts";
import { MISS_MINUTES, minuteOf } from "./rules.ts";
import { deleteMissesBefore } from "./store/cards.ts";

const many = (units: unknown, one: string, more: string): string =>
  `${String(units)} ${Number(units) > 1 ? more : one}`;

/** Cards are of nobody; what was moved to somebody is in their ledger (counters) and their journal. */
export const oldcardsContribution: Contribution = {
  ...holdsNothing("oldcards"),
  purge: (tx, context) => deleteMissesBefore(tx, context.authorityId, minuteOf(context.now()) - MISS_MINUTES),
  journal: {
    "oldcards.given": ({ counter, cards, sum, unit }) => ({
      fr: `Un fichier de ${many(cards, "ancienne carte", "anciennes cartes")} a été donné pour « ${String(counter)} » : ${told(sum, unit, "fr-FR")} en tout. Il attend d’être accepté.`,
      en: `A file of ${many(cards, "former card", "former cards")} was given for “${String(counter)}”: ${told(sum, unit, "en-GB")} in all. It waits to be accepted.`,
    }),
    "oldcards.taken_over": ({ counter, cards, sum, unit }) => ({
      fr: `${many(cards, "ancienne carte a été reprise", "anciennes cartes ont été reprises")} pour « ${String(counter)} » : ${told(sum, unit, "fr-FR")} en tout.`,
      en: `${many(cards, "former card was", "former cards were")} taken over for “${String(counter)}”: ${told(sum, unit, "en-GB")} in all.`,
    }),
    "oldcards.file_stopped": ({ counter, cards, sum, unit, reason }) => ({
      fr: `Ce qui restait d’un fichier de ${many(cards, "ancienne carte", "anciennes cartes")} pour « ${String(counter)} », de ${told(sum, unit, "fr-FR")} en tout, n’est plus accepté : ${String(reason)}.`,
      en: `What was left of a file of ${many(cards, "former card", "former cards")} for “${String(counter)}”, of ${told(sum, unit, "en-GB")} in all, is accepted no more: ${String(reason)}.`,
    }),
    "oldcards.read": ({ counter }) => ({
      fr: `Une ancienne carte « ${String(counter)} » a été lue à un guichet.`,
      en: `A former card “${String(counter)}” was read at a desk.`,
    }),
    "oldcards.used": ({ counter, units, left, unit }) => ({
      fr: `Ancienne carte « ${String(counter)} » : ${inUnits(units, unit, "fr-FR", ["utilisée", "utilisées", "utilisés"])}, il en reste ${told(left, unit, "fr-FR")}.`,
      en: `Former card “${String(counter)}”: ${inUnits(units, unit, "en-GB", ["used", "used", "used"])}, ${told(left, unit, "en-GB")} left.`,
    }),
    "oldcards.moved": ({ counter, units, unit }) => ({
      fr: `Ce qui restait d’une ancienne carte est sur votre compteur « ${String(counter)} » : ${told(units, unit, "fr-FR")}.`,
      en: `What was left on a former card is on your counter “${String(counter)}”: ${told(units, unit, "en-GB")}.`,
    }),
    "oldcards.resumed": ({ counter, left, unit, reason, standing }) => {
      const again = resumedWords[String(standing)] ?? resumedWords.serves;
      return {
        fr: `Une ancienne carte « ${String(counter)} », arrêtée à un guichet, ${again.fr} : il y reste ${told(left, unit, "fr-FR")} (${String(reason)}).`,
        en: `A former card “${String(counter)}”, stopped at a desk, ${again.en}: ${told(left, unit, "en-GB")} left (${String(reason)}).`,
      };
    },
    "oldcards.stopped": ({ counter, left, unit, reason }) => ({
      fr: `Une ancienne carte « ${String(counter)} », où il restait ${told(left, unit, "fr-FR")}, a été arrêtée : ${String(reason)}.`,
      en: `A former card “${String(counter)}”, with ${told(left, unit, "en-GB")} left, was stopped: ${String(reason)}.`,
    }),
  },
};

const resumedWords: { readonly serves: Sentence } & Readonly<Partial<Record<string, Sentence>>> = {
  serves: { fr: "sert de nouveau", en: "serves again" },
  awaited: { fr: "servira dès que son fichier est accepté", en: "will serve once its file is accepted" },
  recalled: {
    fr: "n’est plus arrêtée, mais son fichier l’est : son numéro peut revenir dans un autre fichier",
    en: "is stopped no more, but its file is: its number may come again in another file",
  },
};

const told = (units: unknown, unit: unknown, language: "fr-FR" | "en-GB"): string =>
  unit === "euro_cent"
    ? new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(units) / 100)
    : new Intl.NumberFormat(language).format(Number(units));

/** “3 unités utilisées”, “3,50 € utilisés”. */
function inUnits(
  units: unknown,
  unit: unknown,
  language: "fr-FR" | "en-GB",
  [one, more, euros]: readonly [string, string, string],
): string {
  if (unit === "euro_cent") return `${told(units, unit, language)} ${euros}`;
  const [single, several] = language === "fr-FR" ? ["unité", "unités"] : ["unit", "units"];
  return `${many(units, `${single} ${one}`, `${several} ${more}`)}`;
}
