import {
  MOST_CENTS,
  MOST_PPM,
  MOST_QUOTIENT,
  MOST_ROWS,
  MOST_SIZE,
  type Pricing,
  type TariffGroup,
  type TariffVersion,
} from "./tariff.ts";
import { faultsIn, type RangeFault } from "./whole-ranges.ts";

export type TariffProblemCode =
  | "tariff.no_date"
  | "tariff.not_after"
  | "tariff.no_group"
  | "tariff.too_many"
  | "tariff.not_cents"
  | "tariff.not_whole"
  | "tariff.not_a_rate"
  | "tariff.bounds_crossed"
  | "tariff.gap"
  | "tariff.overlap"
  | "tariff.backwards"
  | "tariff.size_gap"
  | "tariff.size_overlap"
  | "tariff.size_backwards"
  | "tariff.falls";

/**
 * One thing to put right, at its place (`groups.0.bands.2`); `from` and `to` are the exact numbers concerned.
 */
export interface TariffProblem {
  readonly code: TariffProblemCode;
  readonly at: string;
  readonly from?: number | string;
  readonly to?: number | null;
}

/**
 * Everything that forbids publishing this version; `last` is the day from which the one before it is in
 * force.
 */
export function checkTariff(version: TariffVersion, last?: string): readonly TariffProblem[] {
  return [
    ...dateProblems(version, last),
    ...groupProblems(version, version.groups, "groups"),
    ...(version.elsewhere ? groupProblems(version, version.elsewhere, "elsewhere") : []),
  ];
}

/** A version never begins on or before a day that another already covers: what was due stays due. */
function dateProblems({ from }: TariffVersion, last: string | undefined): TariffProblem[] {
  if (!isCivilDate(from)) return [{ code: "tariff.no_date", at: "from" }];
  return last !== undefined && from <= last ? [{ code: "tariff.not_after", at: "from", from: last }] : [];
}

function groupProblems(
  { rises, sizedBy }: TariffVersion,
  groups: readonly TariffGroup[],
  at: string,
): TariffProblem[] {
  if (groups.length === 0) return [{ code: "tariff.no_group", at }];
  if (groups.length > MOST_ROWS) return [{ code: "tariff.too_many", at }];
  return [
    ...sizeProblems(sizedBy, groups, at),
    ...groups.flatMap(({ pricing }, index) => pricingProblems(pricing, rises, `${at}.${index}`)),
  ];
}

function sizeProblems(
  sizedBy: TariffVersion["sizedBy"],
  groups: readonly TariffGroup[],
  at: string,
): TariffProblem[] {
  const ranges = groups.map(({ sizes }) => sizes);
  if (
    !ranges.every(({ from, to }) => isWhole(from, 1, MOST_SIZE) && (to === null || isWhole(to, 1, MOST_SIZE)))
  )
    return [{ code: "tariff.not_whole", at }];
  if (sizedBy === "nothing" && groups.length > 1)
    return [{ code: "tariff.size_overlap", at, from: 1, to: null }];
  return faultsIn(ranges, 1).map(({ fault, from, to }) => ({ code: `tariff.size_${fault}`, at, from, to }));
}

function pricingProblems(pricing: Pricing, rises: boolean, at: string): TariffProblem[] {
  switch (pricing.kind) {
    case "single":
      return centsProblems([pricing.cents], `${at}.cents`);
    case "bands":
      return bandProblems(pricing.bands, rises, `${at}.bands`);
    case "effort":
      return [
        ...boundProblems(pricing, at),
        ...(isWhole(pricing.rate_ppm, 1, MOST_PPM) ? [] : [problem("tariff.not_a_rate", `${at}.rate_ppm`)]),
      ];
    case "slope":
      return [...boundProblems(pricing, at), ...lineProblems(pricing, at)];
  }
}

function lineProblems(
  { fromQuotient, toQuotient }: { readonly fromQuotient: number; readonly toQuotient: number },
  at: string,
): TariffProblem[] {
  if (!isQuotient(fromQuotient) || !isQuotient(toQuotient)) return [problem("tariff.not_whole", at)];
  if (toQuotient > fromQuotient) return [];
  return [{ code: "tariff.backwards", at, from: fromQuotient, to: toQuotient }];
}

function boundProblems(
  { floor_cents, ceiling_cents }: { readonly floor_cents: number; readonly ceiling_cents: number },
  at: string,
): TariffProblem[] {
  const cents = [
    ...centsProblems([floor_cents], `${at}.floor_cents`),
    ...centsProblems([ceiling_cents], `${at}.ceiling_cents`),
  ];
  if (cents.length > 0 || floor_cents <= ceiling_cents) return cents;
  return [{ code: "tariff.bounds_crossed", at, from: floor_cents, to: ceiling_cents }];
}

function bandProblems(
  bands: readonly { readonly from: number; readonly to: number | null; readonly cents: number }[],
  rises: boolean,
  at: string,
): TariffProblem[] {
  if (bands.length > MOST_ROWS) return [problem("tariff.too_many", at)];
  const typed = bands.flatMap(({ from, to, cents }, index) => [
    ...(isQuotient(from) && (to === null || isQuotient(to))
      ? []
      : [problem("tariff.not_whole", `${at}.${index}`)]),
    ...centsProblems([cents], `${at}.${index}.cents`),
  ]);
  if (typed.length > 0) return typed;
  const faults = faultsIn(bands, 0).map((fault) => bandFault(fault, at));
  return faults.length > 0 || !rises ? faults : fallingBands(bands, at);
}

function bandFault({ fault, from, to }: RangeFault, at: string): TariffProblem {
  return { code: `tariff.${fault}`, at, from, to };
}

/** Bands that cover each quotient once: where the price goes down as the quotient goes up. */
function fallingBands(
  bands: readonly { readonly from: number; readonly to: number | null; readonly cents: number }[],
  at: string,
): TariffProblem[] {
  const ordered = [...bands].sort((one, other) => one.from - other.from);
  return ordered.flatMap(({ from, to, cents }, index) =>
    cents < (ordered[index - 1]?.cents ?? 0) ? [{ code: "tariff.falls" as const, at, from, to }] : [],
  );
}

function centsProblems(cents: readonly number[], at: string): TariffProblem[] {
  return cents.every((value) => isWhole(value, 0, MOST_CENTS)) ? [] : [problem("tariff.not_cents", at)];
}

function problem(code: TariffProblemCode, at: string): TariffProblem {
  return { code, at };
}

function isQuotient(value: number): boolean {
  return isWhole(value, 0, MOST_QUOTIENT);
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** A day that the calendar has: 2026-02-30 is none. */
function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
