import type { Context, Tx } from "../../../kernel/context.ts";
import { AppError } from "../../../kernel/errors.ts";
import { countersErrors, endForService, reserveForService } from "../../ledger/counters/index.ts";
import type { Activity, ActivitySession, Booking, BookingState, BookingWords } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { computeHoldEnd, formatLedgerLabel } from "./rules.ts";

/** Whose ledger, for which session. */
export interface Place {
  readonly activity: Activity;
  readonly session: ActivitySession;
}

const CALLER = "bookings";

const buildServiceLine = ({ authorityId }: Context, { activity }: Place) => ({
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

/**
 * Holds the price until the session is closed, in one line: what the day leaves of it is taken, the rest let
 * go of. Nothing is held for what is free of charge. Throws bookings.not_enough, bookings.counter_refuses.
 */
export async function reservePrice(
  tx: Tx,
  system: Context,
  place: Place,
  {
    id,
    personId,
    cents,
    carried,
  }: Pick<Booking, "id" | "personId"> & { readonly cents: number; readonly carried: number | null },
): Promise<boolean> {
  if (cents === 0) return false;
  try {
    await reserveForService(tx, system, {
      ...buildServiceLine(system, place),
      key: `${id}:hold`,
      label: formatLedgerLabel(place.activity, place.session),
      personId,
      amount: cents,
      until: computeHoldEnd(place.session),
      carried,
    });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === countersErrors.codes["counters.insufficient_balance"])
      throw bookingsErrors.error("bookings.not_enough");
    if (refusals.includes(error.code)) throw bookingsErrors.error("bookings.counter_refuses");
    throw error;
  }
}

const ends = {
  void: { key: "void", about: "hold" },
  post: { key: "post", about: "hold" },
  reverse: { key: "back", about: "post" },
} as const;

async function endLine(
  tx: Tx,
  system: Context,
  place: Place,
  line: {
    readonly key: string;
    readonly kind: keyof typeof ends;
    readonly amount?: number;
    readonly outcome?: BookingState;
  },
): Promise<void> {
  const { key, kind, amount, outcome } = line;
  const end = ends[kind];
  await endForService(tx, system, {
    ...buildServiceLine(system, place),
    kind,
    key: `${key}:${end.key}`,
    aboutKey: `${key}:${end.about}`,
    label: formatLedgerLabel(place.activity, place.session, outcome),
    amount,
  });
}

type Held = Pick<Booking, "id" | "held">;

/** Nothing due. */
export async function cancelPriceHold(
  tx: Tx,
  system: Context,
  place: Place,
  { id, held }: Held,
): Promise<void> {
  if (held) await endLine(tx, system, place, { key: id, kind: "void" });
}

/**
 * Takes the price, in the words of what happened. @param due what is left of it by the offers of the day: the
 * rest of the line is let go of
 */
export async function debitPrice(
  tx: Tx,
  system: Context,
  place: Place,
  { id, held, due, outcome }: Held & { readonly due: BookingWords; readonly outcome: BookingState },
): Promise<void> {
  if (!held) return;
  const end = due.cents === 0 ? { kind: "void" as const } : { kind: "post" as const, amount: due.cents };
  await endLine(tx, system, place, { key: id, outcome, ...end });
}

/** Gives back the whole of what was taken. */
export async function refundPrice(
  tx: Tx,
  system: Context,
  place: Place,
  { id, held, words }: Held & { readonly words: BookingWords },
): Promise<void> {
  if (held && words.cents > 0) await endLine(tx, system, place, { key: id, kind: "reverse" });
}
