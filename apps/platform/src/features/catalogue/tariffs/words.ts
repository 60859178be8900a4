import type { ReductionStep, TariffProblem, TariffStep } from "@ardeco/rules";
import { formatLongDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { DatedReduction } from "./facts-of-person.ts";
import type { GridProblem } from "./grid.ts";

/** "3,99 €", "€3.99". */
export function formatTariffEuros(cents: number, language: "fr" | "en"): string {
  return new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", {
    style: "currency",
    currency: "EUR",
  }).format(cents / 100);
}

const formatPercent = (ppm: number, language: "fr" | "en"): string =>
  new Intl.NumberFormat(language === "fr" ? "fr-FR" : "en-GB", {
    style: "percent",
    maximumFractionDigits: 4,
  }).format(ppm / 1_000_000);

/**
 * Each step of a price as a sentence, for who pays and for agents alike; a reduction by its name, where it is
 * given.
 */
export function formatTariffStep(
  step: TariffStep,
  language: "fr" | "en",
  reductions: readonly DatedReduction[] = [],
): string {
  if (step.step !== "reduction") return tellers[step.step](step as never)[language];
  return formatReduction(step, reductions.find(({ id }) => id === step.id)?.name ?? null)[language];
}

function formatReduction({ percent, off_cents, cents }: ReductionStep, name: Sentence | null): Sentence {
  const less = {
    fr: `${percent === null ? "" : `${percent} % de moins, soit `}${formatTariffEuros(off_cents, "fr")} de réduction : il reste ${formatTariffEuros(cents, "fr")}.`,
    en: `${percent === null ? "" : `${percent}% less, that is `}${formatTariffEuros(off_cents, "en")} off: ${formatTariffEuros(cents, "en")} is left.`,
  };
  return name === null
    ? { fr: `Avec une offre couplée, ${less.fr}`, en: `With a coupled offer, ${less.en}` }
    : {
        fr: `Avec l’offre couplée « ${name.fr} », ${less.fr}`,
        en: `With the coupled offer “${name.en}”, ${less.en}`,
      };
}

type Tellers = {
  readonly [Name in Exclude<TariffStep["step"], "reduction">]: (
    step: Extract<TariffStep, { step: Name }>,
  ) => Sentence;
};

const tellers: Tellers = {
  version: ({ from }) => ({
    fr: `Ce tarif s’applique depuis le ${formatLongDate(from, "fr")}.`,
    en: `This tariff has applied since ${formatLongDate(from, "en")}.`,
  }),
  residence: ({ resident }) =>
    resident === null
      ? {
          fr: "Vous n’avez pas dit si vous habitez ici : le prix le plus haut est compté.",
          en: "You did not say whether you live here: the highest price counts.",
        }
      : resident
        ? { fr: "Vous habitez ici.", en: "You live here." }
        : { fr: "Vous habitez ailleurs.", en: "You live elsewhere." },
  size: ({ by, size }) => formatSize(by, size),
  quotient: ({ quotient }) => ({
    fr: `Votre quotient familial est de ${quotient} €.`,
    en: `Your family quotient is €${quotient}.`,
  }),
  no_quotient: ({ why }) =>
    why === "refused"
      ? {
          fr: "Vous préférez ne pas donner votre quotient : c’est votre droit.",
          en: "You would rather not give your quotient: that is your right.",
        }
      : { fr: "Votre quotient familial n’est pas connu.", en: "Your family quotient is not known." },
  single: ({ cents }) => ({
    fr: `Le prix est de ${formatTariffEuros(cents, "fr")}, quel que soit le quotient.`,
    en: `The price is ${formatTariffEuros(cents, "en")}, whatever the quotient.`,
  }),
  band: ({ from, to, cents }) => ({
    fr: `${to === null ? `À partir de ${from} €` : `De ${from} à ${to} €`} de quotient, le prix est de ${formatTariffEuros(cents, "fr")}.`,
    en: `${to === null ? `From a quotient of €${from}` : `With a quotient from €${from} to €${to}`}, the price is ${formatTariffEuros(cents, "en")}.`,
  }),
  effort: ({ rate_ppm, rounded_cents }) => ({
    fr: `Le prix est de ${formatPercent(rate_ppm, "fr")} du quotient, soit ${formatTariffEuros(rounded_cents, "fr")}.`,
    en: `The price is ${formatPercent(rate_ppm, "en")} of the quotient, that is ${formatTariffEuros(rounded_cents, "en")}.`,
  }),
  slope: ({ rounded_cents }) => ({
    fr: `Le prix monte régulièrement avec le quotient : ${formatTariffEuros(rounded_cents, "fr")} pour le vôtre.`,
    en: `The price goes up evenly with the quotient: ${formatTariffEuros(rounded_cents, "en")} for yours.`,
  }),
  bound: ({ bound, cents }) =>
    bound === "floor"
      ? {
          fr: `Dans votre cas, le prix ne descend pas sous ${formatTariffEuros(cents, "fr")}.`,
          en: `In your case, the price does not go below ${formatTariffEuros(cents, "en")}.`,
        }
      : {
          fr: `Dans votre cas, le prix ne dépasse pas ${formatTariffEuros(cents, "fr")}.`,
          en: `In your case, the price does not go above ${formatTariffEuros(cents, "en")}.`,
        },
  highest: ({ cents }) => ({
    fr: `C’est donc le prix le plus haut : ${formatTariffEuros(cents, "fr")}.`,
    en: `It is therefore the highest price: ${formatTariffEuros(cents, "en")}.`,
  }),
};

function formatSize(by: "household_size" | "children_enrolled", size: number | null): Sentence {
  const what =
    by === "children_enrolled"
      ? { fr: "d’enfants inscrits", en: "children enrolled" }
      : { fr: "de personnes du foyer", en: "people in the household" };
  return size === null
    ? {
        fr: `Le nombre ${what.fr} n’est pas connu : le prix le plus haut est compté.`,
        en: `The number of ${what.en} is not known: the highest price counts.`,
      }
    : { fr: `Nombre ${what.fr} : ${size}.`, en: `Number of ${what.en}: ${size}.` };
}

/** What to correct in a tariff before it is published, with the figures. */
export function formatTariffProblem({ code, from, to }: TariffProblem): Sentence {
  const fr = to === null ? `à partir de ${from}` : from === to ? `de ${from}` : `de ${from} à ${to}`;
  const en = to === null ? `from ${from} on` : from === to ? `for ${from}` : `from ${from} to ${to}`;
  const day = (language: "fr" | "en") => (typeof from === "string" ? formatLongDate(from, language) : "");
  const told: Readonly<Record<TariffProblem["code"], Sentence>> = {
    "tariff.no_date": { fr: "Ce jour n’existe pas.", en: "This day does not exist." },
    "tariff.not_after": {
      fr: `Choisissez un jour après le ${day("fr")}, où commence le tarif publié.`,
      en: `Choose a day after ${day("en")}, when the published tariff begins.`,
    },
    "tariff.no_group": { fr: "Écrivez au moins un prix.", en: "Write one price at least." },
    "tariff.too_many": { fr: "Écrivez soixante tranches au plus.", en: "Write sixty bands at most." },
    "tariff.not_cents": { fr: "Un prix va de 0 à 10 000 €.", en: "A price goes from €0 to €10,000." },
    "tariff.not_whole": {
      fr: "Un quotient va de 0 à 1 000 000 €, un nombre de personnes de 1 à 50.",
      en: "A quotient goes from €0 to €1,000,000, a number of people from 1 to 50.",
    },
    "tariff.not_a_rate": { fr: "Écrivez un taux au-dessus de zéro.", en: "Write a rate above zero." },
    "tariff.bounds_crossed": {
      fr: "Écrivez le prix le plus bas d’abord, puis le plus haut.",
      en: "Write the lowest price first, then the highest.",
    },
    "tariff.gap": {
      fr: `Il manque un prix pour les quotients ${fr} €.`,
      en: `A price is missing for quotients ${en}.`,
    },
    "tariff.overlap": {
      fr: `Il y a deux prix pour les quotients ${fr} €.`,
      en: `There are two prices for quotients ${en}.`,
    },
    "tariff.backwards": {
      fr: `Écrivez le plus petit quotient d’abord : ${from}, puis ${to}.`,
      en: `Write the smallest quotient first: ${from}, then ${to}.`,
    },
    "tariff.size_gap": {
      fr: `Il manque un prix, en nombre de personnes ou d’enfants : ${fr}.`,
      en: `A price is missing, in number of people or children: ${en}.`,
    },
    "tariff.size_overlap": {
      fr: `Il y a deux prix, en nombre de personnes ou d’enfants : ${fr}.`,
      en: `There are two prices, in number of people or children: ${en}.`,
    },
    "tariff.size_backwards": {
      fr: `Écrivez le plus petit nombre d’abord : ${from}, puis ${to}.`,
      en: `Write the smallest number first: ${from}, then ${to}.`,
    },
    "tariff.falls": {
      fr: `Un quotient plus haut paierait moins, pour les quotients ${fr} € : vérifiez les prix.`,
      en: `A higher quotient would pay less, for quotients ${en}: check the prices.`,
    },
  };
  return told[code];
}

/** What to correct in a grid that cannot be read. */
export function formatGridProblem({ code, line }: GridProblem): Sentence {
  const told: Readonly<Record<GridProblem["code"], Sentence>> = {
    "grid.empty": { fr: "Recopiez la grille de la délibération.", en: "Copy the grid of the decision." },
    "grid.line": {
      fr: `Récrivez la ligne ${line}, par exemple « 0 à 400 : 0,39 € ».`,
      en: `Write line ${line} again, for example “0 à 400 : 0,39 €”.`,
    },
    "grid.two_prices": {
      fr: `Gardez une seule façon de compter avant la ligne ${line}, ou ajoutez un titre.`,
      en: `Keep one way of counting before line ${line}, or add a heading.`,
    },
    "grid.two_sizes": {
      fr: `Comptez partout des enfants, ou partout des personnes (ligne ${line}).`,
      en: `Count children everywhere, or people everywhere (line ${line}).`,
    },
    "grid.no_price": {
      fr: `Ajoutez un prix après la ligne ${line}.`,
      en: `Add a price after line ${line}.`,
    },
  };
  return told[code];
}
