import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import type { Language, Sentence } from "../../../kernel/errors.ts";
import { formatJournalAmount, isOne } from "../counters/index.ts";
import { computeMinute, MISS_MINUTES } from "./rules.ts";
import { deleteOldMisses } from "./store/cards.ts";

const formatCardCount = (units: unknown, one: string, more: string): string =>
  `${String(units)} ${Number(units) > 1 ? more : one}`;

/** Cards are of nobody; what was moved to somebody is in their ledger (counters) and their journal. */
export const oldcardsContribution: Contribution = {
  ...buildEmptyContribution("oldcards"),
  purge: (tx, context) =>
    deleteOldMisses(tx, context.authorityId, computeMinute(context.now()) - MISS_MINUTES),
  journal: {
    "oldcards.given": ({ counter, cards, sum, unit }) => ({
      fr:
        `Un fichier de ${formatCardCount(cards, "ancienne carte", "anciennes cartes")} a été donné pour « ` +
        `${String(counter)} » : ${formatJournalAmount(sum, unit, "fr")} en tout. Il attend d’être accepté.`,
      en:
        `A file of ${formatCardCount(cards, "former card", "former cards")} was given for ` +
        `“${String(counter)}”: ${formatJournalAmount(sum, unit, "en")} in all. It waits to be accepted.`,
    }),
    "oldcards.taken_over": ({ counter, cards, sum, unit }) => ({
      fr:
        `${formatCardCount(cards, "ancienne carte a été reprise", "anciennes cartes ont été reprises")} ` +
        `pour « ${String(counter)} » : ${formatJournalAmount(sum, unit, "fr")} en tout.`,
      en:
        `${formatCardCount(cards, "former card was", "former cards were")} taken over ` +
        `for “${String(counter)}”: ${formatJournalAmount(sum, unit, "en")} in all.`,
    }),
    "oldcards.file_stopped": ({ counter, cards, sum, unit, reason }) => ({
      fr:
        "Ce qui restait d’un fichier de " +
        `${formatCardCount(cards, "ancienne carte", "anciennes cartes")} pour « ${String(counter)} », ` +
        `de ${formatJournalAmount(sum, unit, "fr")} en tout, n’est plus accepté : ${String(reason)}.`,
      en:
        `What was left of a file of ${formatCardCount(cards, "former card", "former cards")} ` +
        `for “${String(counter)}”, of ${formatJournalAmount(sum, unit, "en")} in all, is ` +
        `accepted no more: ${String(reason)}.`,
    }),
    "oldcards.read": ({ counter }) => ({
      fr: `Une ancienne carte « ${String(counter)} » a été lue à un guichet.`,
      en: `A former card “${String(counter)}” was read at a desk.`,
    }),
    "oldcards.used": ({ counter, units, left, unit }) => ({
      fr:
        `Ancienne carte « ${String(counter)} » : ${formatUsedAmount(units, unit).fr}, ` +
        `il en reste ${formatRemainingAmount(left, unit, "fr")}.`,
      en:
        `Former card “${String(counter)}”: ${formatUsedAmount(units, unit).en}, ` +
        `${formatRemainingAmount(left, unit, "en")} left.`,
    }),
    "oldcards.moved": ({ counter, units, unit }) => ({
      fr:
        "Ce qui restait d’une ancienne carte est sur votre compteur « " +
        `${String(counter)} » : ${formatJournalAmount(units, unit, "fr")}.`,
      en:
        "What was left on a former card is on your counter " +
        `“${String(counter)}”: ${formatJournalAmount(units, unit, "en")}.`,
    }),
    "oldcards.resumed": ({ counter, left, unit, reason, standing }) => {
      const again = resumedWords[String(standing)] ?? resumedWords.serves;
      return {
        fr:
          `Une ancienne carte « ${String(counter)} », arrêtée à un guichet, ${again.fr} : ` +
          `il y reste ${formatJournalAmount(left, unit, "fr")} (${String(reason)}).`,
        en:
          `A former card “${String(counter)}”, stopped at a desk, ${again.en}: ` +
          `${formatJournalAmount(left, unit, "en")} left (${String(reason)}).`,
      };
    },
    "oldcards.stopped": ({ counter, left, unit, reason }) => ({
      fr:
        `Une ancienne carte « ${String(counter)} », où il restait ` +
        `${formatJournalAmount(left, unit, "fr")}, a été arrêtée : ${String(reason)}.`,
      en:
        `A former card “${String(counter)}”, with ` +
        `${formatJournalAmount(left, unit, "en")} left, was stopped: ${String(reason)}.`,
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

/** Of what was just named: the figure alone says it. */
const formatRemainingAmount = (amount: unknown, unit: unknown, language: Language): string =>
  formatJournalAmount(amount, unit === "euro_cent" ? unit : null, language);

/** “3 entrées utilisées”, “3,50 € utilisés”: masculine where the noun is. */
function formatUsedAmount(amount: unknown, unit: unknown): Sentence {
  const one = isOne(Number(amount), "fr");
  const feminine = unit === "unit" || unit === "entry" || unit === "hour";
  const fr = `utilisé${feminine ? "e" : ""}${one && unit !== "euro_cent" ? "" : "s"}`;
  return {
    fr: `${formatJournalAmount(amount, unit, "fr")} ${fr}`,
    en: `${formatJournalAmount(amount, unit, "en")} used`,
  };
}
