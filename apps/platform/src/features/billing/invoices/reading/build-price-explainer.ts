import { addDays, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import {
  computeTariffPrice,
  type DatedReduction,
  type FactsOfPerson,
  findVersionForDay,
  formatTariffStep,
  getTariff,
  highestOf,
  listTariffs,
  type OfferedTariff,
  pricingsFor,
  selectFactsForDay,
  type TariffId,
} from "../../../catalogue/tariffs/index.ts";
import type { Why } from "../invoice.ts";

/**
 * Quarters of an hour from seven in the morning to seven in the evening: a price that would need more is
 * another one.
 */
const MOST_UNITS = 48;

export interface Explained {
  readonly quantity: number;
  readonly unitCents: number;
  readonly why: Why | null;
  /**
   * price_differs: a tariff is published, and none gives this price · above_highest: it is more than anybody
   * pays.
   */
  readonly problem: "price_differs" | "above_highest" | null;
}

/** Reads the tariffs of a day, and the decisions of a tariff, once, whoever's lines are explained. */
export function buildPriceExplainer(system: Context) {
  const tariffsOn = buildReadCache((day: CivilDate) => listTariffs(system, day));
  const keptOf = buildReadCache((id: TariffId) => getTariff(system, id));
  return async (
    {
      amount,
      day,
      serviceId,
    }: { readonly amount: number; readonly day: CivilDate; readonly serviceId: ServiceId | null },
    facts: FactsOfPerson,
  ): Promise<Explained> => {
    const asIs = { quantity: 1, unitCents: amount, why: null };
    const tariffs = (await tariffsOn(day)).filter((one) => one.serviceId === serviceId);
    const now = tariffs.flatMap((tariff) => matchTariffPrice(tariff, { amount, day, facts }));
    const known = now.length > 0 ? now : listKeptPriceMatches(tariffs, { amount, day, facts });
    // Still to be looked at: a service that takes no notice of offers gives this price too.
    const problem = known.length > 0 ? null : "price_differs";
    const [only, ...others] =
      known.length > 0 ? known : listFullPriceMatches(tariffs, { amount, day, facts });
    if (!only) return { ...asIs, problem: findPriceProblem(tariffs, { amount, day }) };
    // Two activities at one price: which of them it was is not ours to say.
    if (others.length > 0) return { ...asIs, problem };
    const version = (await keptOf(only.tariff.id)).versions.find(
      ({ state, from }) => state === "published" && from === only.from,
    );
    if (!version) return { ...asIs, problem };
    const { quantity, unitCents, reason } = only;
    const why: Why = { title: only.tariff.title, from: only.from, decision: version.decision, reason };
    return { quantity, unitCents, why, problem };
  };
}

/** As long ago as one books ahead. */
const KEPT_DAYS = 92;
const kept = {
  fr: "Une offre couplée a pris fin depuis. Elle était en cours quand ce prix a été fixé : il est gardé.",
  en: "A coupled offer has ended since. It was under way when this price was set: it is kept.",
};

/**
 * What was booked keeps the price that was read, or that of the day of the session where it was booked far
 * ahead (ADR 0113), though an offer was over when the list was closed: beside those under way then, which it
 * may add up to, or before them.
 */
function listKeptPriceMatches(
  tariffs: readonly OfferedTariff[],
  line: Line,
): ReturnType<typeof matchTariffPrice> {
  const { facts, day } = line;
  const oldest = addDays(day, -KEPT_DAYS);
  const over = (facts.reductions ?? []).filter(
    ({ before }) => before !== null && before <= day && before >= oldest,
  );
  if (over.length === 0) return [];
  const asBefore = over.map((one) => ({ ...one, before: null }));
  const matchesOf = (reductions: readonly DatedReduction[]) =>
    tariffs.flatMap((tariff) => matchTariffPrice(tariff, { ...line, facts: { ...facts, reductions } }));
  const together = matchesOf([...asBefore, ...(selectFactsForDay(facts, day).reductions ?? [])]);
  return (together.length > 0 ? together : matchesOf(asBefore)).map(({ reason, ...match }) => ({
    ...match,
    reason: { fr: `${reason.fr} ${kept.fr}`, en: `${reason.en} ${kept.en}` },
  }));
}

const far = {
  fr: "Ce prix ne compte pas votre offre couplée. Si elle devait compter, dites-le-nous.",
  en: "This price does not count your coupled offer. If it should, tell us.",
};

/** At everybody's price, though an offer is under way on the day itself. */
function listFullPriceMatches(
  tariffs: readonly OfferedTariff[],
  line: Line,
): ReturnType<typeof matchTariffPrice> {
  if ((selectFactsForDay(line.facts, line.day).reductions ?? []).length === 0) return [];
  return tariffs
    .flatMap((tariff) => matchTariffPrice(tariff, { ...line, facts: { ...line.facts, reductions: [] } }))
    .map(({ reason, ...match }) => ({
      ...match,
      reason: { fr: `${reason.fr} ${far.fr}`, en: `${reason.en} ${far.en}` },
    }));
}

function buildReadCache<Key, Read>(read: (key: Key) => Promise<Read>): (key: Key) => Promise<Read> {
  const known = new Map<Key, Promise<Read>>();
  return (key) => {
    const reading = known.get(key) ?? read(key);
    known.set(key, reading);
    return reading;
  };
}

function findPriceProblem(
  tariffs: readonly OfferedTariff[],
  { amount, day }: { readonly amount: number; readonly day: CivilDate },
): Explained["problem"] {
  if (tariffs.length === 0) return null;
  const most = Math.max(
    ...tariffs.map(
      (tariff) => computeHighestPrice(tariff, day) * (isRepeatedTariff(tariff, day) ? MOST_UNITS : 1),
    ),
  );
  return amount > most ? "above_highest" : "price_differs";
}

/** What anybody may pay for one unit, whoever they are. */
function computeHighestPrice(tariff: OfferedTariff, day: CivilDate): number {
  const version = findVersionForDay(tariff, day);
  return version ? Math.max(...pricingsFor(version, { quotients: [] }).map(highestOf)) : 0;
}

const TIMED = /\b(quarts? d[’']heure|demi-heures?|heures?|half-hours?|quarters? of an hour|hours?)\b/i;

/** Whether one consumes several units of it in a day: hours, of which an effort is a rate; not meals. */
function isRepeatedTariff(tariff: OfferedTariff, day: CivilDate): boolean {
  const version = findVersionForDay(tariff, day);
  const isEffort = version?.groups.some(({ pricing }) => pricing.kind === "effort") === true;
  return isEffort || TIMED.test(tariff.title.fr) || TIMED.test(tariff.title.en);
}

interface Line {
  readonly amount: number;
  readonly day: CivilDate;
  readonly facts: FactsOfPerson;
}

function matchTariffPrice(tariff: OfferedTariff, { amount, day, facts }: Line) {
  const priced = computeTariffPrice(tariff, selectFactsForDay(facts, day), day);
  if (priced.outcome !== "priced" || priced.cents <= 0) return [];
  const quantity = amount / priced.cents;
  if (!Number.isInteger(quantity) || quantity > (isRepeatedTariff(tariff, day) ? MOST_UNITS : 1)) return [];
  const [version, ...steps] = priced.steps;
  if (version?.step !== "version") return [];
  const say = (language: "fr" | "en") =>
    steps.map((step) => formatTariffStep(step, language, facts.reductions)).join(" ");
  const reason = { fr: say("fr"), en: say("en") };
  return [{ tariff, quantity, unitCents: priced.cents, from: version.from, reason }];
}
