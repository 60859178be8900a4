import { type Contribution, holdsNothing } from "../../kernel/contributions.ts";
import { MISS_MINUTES, minuteOf } from "./rules.ts";
import { deleteMissesBefore } from "./store.ts";

const many = (units: unknown, one: string, more: string): string =>
  `${String(units)} ${Number(units) > 1 ? more : one}`;

/** Cards are of nobody; what was moved to somebody is in their ledger (counters) and their journal. */
export const oldcardsContribution: Contribution = {
  ...holdsNothing("oldcards"),
  purge: (tx, context) => deleteMissesBefore(tx, context.authorityId, minuteOf(context.now()) - MISS_MINUTES),
  journal: {
    "oldcards.taken_over": ({ counter, cards, sum, unit }) => ({
      fr: `${many(cards, "ancienne carte a été reprise", "anciennes cartes ont été reprises")} pour « ${String(counter)} » : ${told(sum, unit, "fr-FR")} en tout.`,
      en: `${many(cards, "former card was", "former cards were")} taken over for “${String(counter)}”: ${told(sum, unit, "en-GB")} in all.`,
    }),
    "oldcards.read": ({ counter }) => ({
      fr: `Une ancienne carte « ${String(counter)} » a été lue à un guichet.`,
      en: `A former card “${String(counter)}” was read at a desk.`,
    }),
    "oldcards.used": ({ counter, units, left }) => ({
      fr: `Ancienne carte « ${String(counter)} » : ${many(units, "unité utilisée", "unités utilisées")}, il en reste ${String(left)}.`,
      en: `Former card “${String(counter)}”: ${many(units, "unit", "units")} used, ${String(left)} left.`,
    }),
    "oldcards.moved": ({ counter, units, unit }) => ({
      fr: `Ce qui restait d’une ancienne carte est sur votre compteur « ${String(counter)} » : ${told(units, unit, "fr-FR")}.`,
      en: `What was left on a former card is on your counter “${String(counter)}”: ${told(units, unit, "en-GB")}.`,
    }),
    "oldcards.stopped": ({ counter, left, reason }) => ({
      fr: `Une ancienne carte « ${String(counter)} », où il restait ${String(left)}, a été arrêtée : ${String(reason)}.`,
      en: `A former card “${String(counter)}”, with ${String(left)} left, was stopped: ${String(reason)}.`,
    }),
  },
};

const told = (units: unknown, unit: unknown, language: "fr-FR" | "en-GB"): string =>
  unit === "euro_cent"
    ? new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(Number(units) / 100)
    : new Intl.NumberFormat(language).format(Number(units));
