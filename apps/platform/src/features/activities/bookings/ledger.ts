import type { Context, Tx } from "../../../kernel/context.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
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
const refusals = listCodes(
  countersErrors,
  "counters.insufficient_balance",
  "counters.over_debit_max",
  "counters.over_bound",
  "counters.expired",
  "counters.unknown_account",
  "counters.counter_closed",
  // The service was taken out of the counter since: nobody pays there any more.
  "counters.not_in_scope",
);

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
  const line = {
    ...buildServiceLine(system, place),
    key: `${id}:hold`,
    label: formatLedgerLabel(place.activity, place.session),
    personId,
    amount: cents,
    until: computeHoldEnd(place.session),
    carried,
  };
  await recoverRefusal(
    refusals,
    () => reserveForService(tx, system, line),
    ({ code }) => {
      const isShort = code === countersErrors.codes["counters.insufficient_balance"];
      throw bookingsErrors.error(isShort ? "bookings.not_enough" : "bookings.counter_refuses");
    },
  );
  return true;
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
 * Takes the price, in the words of what happened.
 * @param due what is left of it by the offers of the day: the rest of the line is let go of
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
