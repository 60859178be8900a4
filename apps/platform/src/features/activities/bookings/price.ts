import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import {
  buildPeopleFactsReader,
  computeTariffPrice,
  type DatedReduction,
  type FactsOfPerson,
  formatTariffEuros,
  formatTariffStep,
  listTariffs,
  type OfferedTariff,
  selectFactsForDay,
  type TariffStep,
} from "../../catalogue/tariffs/index.ts";
import {
  computeMajority,
  listRepresentedPeople,
  requireReachedServices,
} from "../../identity/households/index.ts";
import { findCurrentText, listElements } from "../../identity/identity/index.ts";
import { listCouplingReductions } from "../couplings/index.ts";
import type { Activity, BookingWords, OfferPart } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { toBookingsSystem } from "./place.ts";

export interface Quoted {
  readonly cents: number;
  readonly why: Sentence;
  /** What each coupled offer takes off it, by its id: absent when none does. */
  readonly off?: BookingWords["off"];
  /**
   * Far ahead, `cents` is without what offers take off: what each would, if it is still under way that day.
   */
  readonly later?: BookingWords["later"];
  readonly again?: BookingWords["again"];
}

const single: Sentence = { fr: "Prix unique, le même pour tous.", en: "One price, the same for everybody." };

/**
 * What the price of somebody's place is drawn from: what who asks may read of them, and no more. A parent who
 * asks for a child pays, with their own quotient where the child has none that they may read: the price that
 * one is offered tells nothing of the other.
 */
export async function readPriceFacts(context: Context, personId: PersonId): Promise<FactsOfPerson> {
  const facts = await readOwnPriceFacts(context, personId);
  const { actor } = context;
  // An agent reads that an offer counts, and not which one.
  const reached =
    actor.kind === "person"
      ? await context.transaction((tx) => requireReachedServices(tx, context, personId))
      : new Set<ServiceId>();
  const system = toBookingsSystem(context);
  const reductions = await system.transaction((tx) =>
    listCouplingReductions(tx, system, { personId, reached }),
  );
  return { ...facts, reductions };
}

/** As who asks may read it. */
export async function findBirthdate(context: Context, personId: PersonId): Promise<CivilDate | undefined> {
  const elements = await context.transaction((tx) => listElements(tx, context, personId, ["birthdate"]));
  return findCurrentText(elements, "birthdate") || undefined;
}

async function readOwnPriceFacts(context: Context, personId: PersonId): Promise<FactsOfPerson> {
  const { actor } = context;
  return context.transaction(async (tx) => {
    const factsOf = await buildPeopleFactsReader(context);
    const facts = await factsOf(personId);
    if (actor.kind !== "person" || actor.personId === personId || facts.quotients.length > 0) return facts;
    const edges = await listRepresentedPeople(tx, context, { personId: actor.personId, act: "prepare" });
    const isParent = edges.some(
      ({ representedId, kind }) => representedId === personId && kind === "parental_authority",
    );
    return isParent ? factsOf(actor.personId) : facts;
  });
}

/**
 * As long as an offer that is stopped is still kept: a yes taken back the same hour gives nothing for the
 * rest of a year.
 */
const COUPLED_DAYS = 30;

function formatLaterReductions(later: readonly OfferPart[]): Sentence {
  const cents = later.reduce((sum, one) => sum + one.cents, 0);
  const many = later.length > 1;
  return {
    fr:
      `Cette séance est dans plus de ${COUPLED_DAYS} jours : vous paierez ` +
      `${formatTariffEuros(cents, "fr")} de moins si ` +
      `${many ? "les offres couplées sont" : "l’offre couplée est"} encore en cours ce jour-là.`,
    en:
      `This session is more than ${COUPLED_DAYS} days away: you will ` +
      `pay ${formatTariffEuros(cents, "en")} less if the coupled ` +
      `${many ? "offers are" : "offer is"} still under way that day.`,
  };
}

/**
 * What a session costs, by the version in force on its day; beyond thirty days, what coupled offers take off
 * is looked at once it is over. By the system. Throws bookings.no_price.
 */
export function buildSessionPricer(system: Context, facts: FactsOfPerson) {
  const days = new Map<CivilDate, readonly OfferedTariff[]>();
  const last = addDays(toCivilDate(system.now()), COUPLED_DAYS);
  return async (activity: Activity, day: CivilDate): Promise<Quoted> => {
    const { price } = activity;
    if ("cents" in price) return { cents: price.cents, why: single };
    const offered = days.get(day) ?? (await listTariffs(system, day));
    days.set(day, offered);
    const tariff = offered.find(({ id }) => id === price.tariffId);
    if (!tariff) throw bookingsErrors.error("bookings.no_price");
    const known = selectFactsForDay(facts, day);
    const now = computePricedTariff(tariff, known, day);
    const isFar = day > last;
    const { cents, steps } = isFar ? computePricedTariff(tariff, { ...known, reductions: [] }, day) : now;
    const why = formatPriceSteps(steps, facts.reductions);
    const { off } = now;
    if (!isFar) return { cents, why, ...(off.length === 0 ? {} : { off }) };
    const again = { tariffId: tariff.id, why };
    if (off.length === 0) return { cents, why, again };
    return { cents, why: mergeSentences(why, formatLaterReductions(off)), later: off, again };
  };
}

/** Each step of a price as a sentence. */
export function formatPriceSteps(
  steps: readonly TariffStep[],
  reductions: readonly DatedReduction[] | undefined,
): Sentence {
  const say = (language: "fr" | "en") =>
    steps.map((step) => formatTariffStep(step, language, reductions)).join(" ");
  return { fr: say("fr"), en: say("en") };
}

export const mergeSentences = (one: Sentence, other: Sentence): Sentence => ({
  fr: `${one.fr} ${other.fr}`,
  en: `${one.en} ${other.en}`,
});

/** What each coupled offer took off. */
export const listOfferParts = (steps: readonly TariffStep[]): readonly OfferPart[] =>
  steps.flatMap((step) => (step.step === "reduction" ? [{ id: step.id, cents: step.off_cents }] : []));

/** Throws bookings.no_price. */
function computePricedTariff(
  tariff: OfferedTariff,
  facts: ReturnType<typeof selectFactsForDay>,
  day: CivilDate,
) {
  const priced = computeTariffPrice(tariff, facts, day);
  if (priced.outcome !== "priced") throw bookingsErrors.error("bookings.no_price");
  return { ...priced, off: listOfferParts(priced.steps) };
}

const toWhoBooked: Sentence = {
  fr: "Le prix est expliqué à qui a réservé.",
  en: "The price is explained to whoever booked.",
};

/** Who reads bookings of somebody. */
export interface PriceReader {
  /** Undefined: an agent, or a program. */
  readonly personId: PersonId | undefined;
  /**
   * Their own bookings; of an adult, the day from which what a price was drawn from was theirs, whoever
   * booked.
   */
  readonly ownSince: CivilDate | undefined;
}

/**
 * A child's price may be drawn from the quotient of the parent who booked, and theirs from what one parent
 * said: nobody but who booked reads why. An adult's is drawn from what is theirs.
 * @param of whose bookings are read, under each of their numbers
 */
export async function getPriceReader(
  tx: Tx,
  system: Context,
  { actor, of }: { readonly actor: Context["actor"]; readonly of: readonly PersonId[] },
): Promise<PriceReader> {
  if (actor.kind !== "person") return { personId: undefined, ownSince: undefined };
  const { personId } = actor;
  if (!of.includes(personId)) return { personId, ownSince: undefined };
  const birthdate = findCurrentText(await listElements(tx, system, personId, ["birthdate"]), "birthdate");
  return { personId, ownSince: birthdate === undefined ? undefined : computeMajority(birthdate) };
}

/**
 * The reasons of a price speak of a quotient and of where one lives: whoever booked reads them, and an adult
 * those of their own.
 */
export function selectReadableWords(words: BookingWords, { personId, ownSince }: PriceReader): BookingWords {
  const isWhoBooked = personId !== undefined && words.byId === personId;
  if (isWhoBooked || (ownSince !== undefined && ownSince <= toCivilDate(words.bookedAt))) return words;
  // That an offer may take something off says that it is held.
  return { ...words, why: toWhoBooked, off: undefined, later: undefined, again: undefined };
}
