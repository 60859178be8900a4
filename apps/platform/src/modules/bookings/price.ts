import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { Sentence } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import {
  type FactsOfPerson,
  factsOfPeople,
  factsOn,
  listTariffs,
  type OfferedTariff,
  priceIn,
  stepText,
} from "../tariffs/index.ts";
import type { Activity } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";

export interface Quoted {
  readonly cents: number;
  readonly why: Sentence;
}

const single: Sentence = { fr: "Prix unique, le même pour tous.", en: "One price, the same for everybody." };

/**
 * What a session costs somebody: the version in force on its day, and the quotient of who takes part, their own alone. A child's price says
 * nothing of one parent to the other. By the system. Throws bookings.no_price.
 */
export function pricer(tx: Tx, system: Context, personId: PersonId) {
  let facts: FactsOfPerson | undefined;
  const days = new Map<CivilDate, readonly OfferedTariff[]>();
  return async (activity: Activity, day: CivilDate): Promise<Quoted> => {
    const { price } = activity;
    if ("cents" in price) return { cents: price.cents, why: single };
    const offered = days.get(day) ?? (await listTariffs(tx, system, day));
    days.set(day, offered);
    const tariff = offered.find(({ id }) => id === price.tariffId);
    if (!tariff) throw bookingsErrors.error("bookings.no_price");
    facts ??= await (await factsOfPeople(tx, system))(personId);
    const priced = priceIn(tariff, factsOn(facts, day), day);
    if (priced.outcome !== "priced") throw bookingsErrors.error("bookings.no_price");
    const say = (language: "fr" | "en") => priced.steps.map((step) => stepText(step, language)).join(" ");
    return { cents: priced.cents, why: { fr: say("fr"), en: say("en") } };
  };
}
