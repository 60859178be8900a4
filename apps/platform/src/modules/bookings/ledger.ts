import type { Context, Tx } from "../../kernel/context.ts";
import { AppError } from "../../kernel/errors.ts";
import { COMPLEMENT, countersErrors, endForService, holdForService } from "../counters/index.ts";
import type { Activity, ActivitySession, Booking, BookingState, OfferPart } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { heldUntil, labelOf } from "./rules.ts";

/** Whose ledger, for which session. */
export interface Place {
  readonly activity: Activity;
  readonly session: ActivitySession;
}

const CALLER = "bookings";

const forService = ({ authorityId }: Context, { activity }: Place) => ({
  counterId: activity.counterId,
  service: { providerId: authorityId, serviceId: activity.serviceId },
  caller: CALLER,
});

/** Why a counter holds nothing more, whatever is put on it: money would change nothing. */
const refusals: readonly string[] = [
  countersErrors.codes["counters.over_debit_max"],
  countersErrors.codes["counters.over_bound"],
  countersErrors.codes["counters.expired"],
  countersErrors.codes["counters.unknown_account"],
  countersErrors.codes["counters.counter_closed"],
  // The service was taken out of the counter since: nobody pays there any more.
  countersErrors.codes["counters.not_in_scope"],
];

interface Priced {
  readonly cents: number;
  readonly later?: readonly OfferPart[] | undefined;
}

interface Part {
  readonly key: string;
  readonly cents: number;
  readonly word?: string;
}

/** The price is held in as many lines as it may be taken in: with all its offers, then what each of them will be looked at for. */
function partsOf(id: string, { cents, later = [] }: Priced): readonly Part[] {
  const sure = later.reduce((left, one) => left - one.cents, cents);
  const parts = later.map((one) => ({ key: `${id}:${one.id}`, cents: one.cents, word: COMPLEMENT }));
  return [{ key: id, cents: sure }, ...parts].filter((part) => part.cents > 0);
}

/** Holds the price until the session is closed. Nothing is held for what is free of charge. Throws bookings.not_enough, bookings.counter_refuses. */
export async function holdPrice(
  tx: Tx,
  system: Context,
  place: Place,
  {
    id,
    personId,
    words,
    carried,
  }: Pick<Booking, "id" | "personId"> & { readonly words: Priced; readonly carried: number | null },
): Promise<boolean> {
  const parts = partsOf(id, words);
  try {
    for (const { key, cents, word } of parts)
      await holdForService(tx, system, {
        ...forService(system, place),
        key: `${key}:hold`,
        label: labelOf(place.activity, place.session, undefined, word),
        personId,
        amount: cents,
        until: heldUntil(place.session),
        carried,
      });
    return parts.length > 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === countersErrors.codes["counters.insufficient_balance"])
      throw bookingsErrors.error("bookings.not_enough");
    if (refusals.includes(error.code)) throw bookingsErrors.error("bookings.counter_refuses");
    throw error;
  }
}

type Held = Pick<Booking, "id" | "held" | "words">;

const ends = {
  void: { key: "void", about: "hold" },
  post: { key: "post", about: "hold" },
  reverse: { key: "back", about: "post" },
} as const;

async function endPart(
  tx: Tx,
  system: Context,
  place: Place,
  {
    part: { key, word },
    kind,
    outcome,
  }: { readonly part: Part; readonly kind: keyof typeof ends; readonly outcome?: BookingState },
): Promise<void> {
  const end = ends[kind];
  await endForService(tx, system, {
    ...forService(system, place),
    kind,
    key: `${key}:${end.key}`,
    aboutKey: `${key}:${end.about}`,
    label: labelOf(place.activity, place.session, outcome, word),
  });
}

/** Nothing due. */
export async function letGo(tx: Tx, system: Context, place: Place, { id, held, words }: Held): Promise<void> {
  if (!held) return;
  for (const part of partsOf(id, words)) await endPart(tx, system, place, { part, kind: "void" });
}

/** Takes the price, in the words of what happened. @param due what is left of it by the offers of the day */
export async function takePrice(
  tx: Tx,
  system: Context,
  place: Place,
  { id, held, words, due, outcome }: Held & { readonly due: Priced; readonly outcome: BookingState },
): Promise<void> {
  if (!held) return;
  const taken = new Set(partsOf(id, due).map(({ key }) => key));
  for (const part of partsOf(id, words))
    await endPart(tx, system, place, { part, kind: taken.has(part.key) ? "post" : "void", outcome });
}

/** Gives back the whole of what was taken. */
export async function giveBack(
  tx: Tx,
  system: Context,
  place: Place,
  { id, held, words }: Held,
): Promise<void> {
  if (!held) return;
  for (const part of partsOf(id, words)) await endPart(tx, system, place, { part, kind: "reverse" });
}
