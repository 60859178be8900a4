import { addDays, addMonths, type CivilDate } from "../../../../kernel/civil-date.ts";

/** A day, and what is to pay then, in cents. */
export interface Instalment {
  readonly on: CivilDate;
  readonly cents: number;
}

/** Two years: longer is for the accountant to agree. */
const MOST_INSTALMENTS = 24;
/** Nobody is asked for less than this at a time: it would cost more to follow than it brings. */
const LEAST_CENTS = 100;
/** The first is within two months: later, it is a pause. */
const FIRST_WITHIN_DAYS = 62;
/** Told so long before each day. */
const SOON_DAYS = 5;
/** A letter once an instalment is so late; the plan ends once it is later still. */
const LATE_DAYS = 7;
const BROKEN_DAYS = 30;

/** So many times, a month apart: equal, but the last, which takes what is left. */
export function computeInstalments(
  total: number,
  { count, first }: { readonly count: number; readonly first: CivilDate },
): readonly Instalment[] {
  const each = Math.floor(total / count);
  return Array.from({ length: count }, (_, rank) => ({
    on: addMonths(first, rank),
    cents: rank === count - 1 ? total - each * (count - 1) : each,
  }));
}

/** Why so many times from that day is no plan; undefined when it is one. */
export function findPlanProblem(
  total: number,
  { count, first, today }: { readonly count: number; readonly first: CivilDate; readonly today: CivilDate },
): "count" | "first" | undefined {
  const most = Math.min(MOST_INSTALMENTS, Math.floor(total / LEAST_CENTS));
  if (!Number.isInteger(count) || count < 2 || count > most) return "count";
  if (first <= today || first > addDays(today, FIRST_WITHIN_DAYS)) return "first";
  return undefined;
}

export interface InstalmentStanding extends Instalment {
  /** From one. */
  readonly number: number;
  readonly paid: number;
  readonly state: "paid" | "partly" | "due" | "late";
}

/** Money pays the first instalment first, whatever brought it: online, at the desk, before its day. */
export function computeInstalmentStandings(
  instalments: readonly Instalment[],
  paid: number,
  today: CivilDate,
): readonly InstalmentStanding[] {
  let purse = Math.max(0, paid);
  return instalments.map(({ on, cents }, rank) => {
    const part = Math.min(purse, cents);
    purse -= part;
    const state = part === cents ? "paid" : on < today ? "late" : part > 0 ? "partly" : "due";
    return { on, cents, number: rank + 1, paid: part, state };
  });
}

/** What is to do of a plan today: nothing, a letter about an instalment, or its end. */
export type PlanTurn =
  | { readonly what: "nothing" }
  | { readonly what: "kept" }
  | { readonly what: "broken" }
  | { readonly what: "soon"; readonly instalment: InstalmentStanding }
  | { readonly what: "late"; readonly instalment: InstalmentStanding };

/**
 * What was said of an instalment: since when its late letter has been there, and nothing held it back.
 * Undefined: none left.
 */
export type ToldSince = (number: number) => CivilDate | undefined;

/**
 * A plan is broken after a letter and three weeks to answer it, never before: a pause, a late answer, or a
 * job that did not run take none of them.
 */
export function computePlanTurn(
  stands: readonly InstalmentStanding[],
  { today, toldSince }: { readonly today: CivilDate; readonly toldSince: ToldSince },
): PlanTurn {
  const next = stands.find(({ state }) => state !== "paid");
  if (!next) return { what: "kept" };
  const told = toldSince(next.number);
  const isOver = addDays(next.on, BROKEN_DAYS) < today;
  if (isOver && told !== undefined && addDays(told, BROKEN_DAYS - LATE_DAYS) <= today)
    return { what: "broken" };
  if (addDays(next.on, LATE_DAYS) <= today) return { what: "late", instalment: next };
  if (next.on >= today && addDays(next.on, -SOON_DAYS) <= today) return { what: "soon", instalment: next };
  return { what: "nothing" };
}
