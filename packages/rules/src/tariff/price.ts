import type {
  Band,
  DatedQuotient,
  EffortPrice,
  Pricing,
  SizedBy,
  SlopePrice,
  TariffFacts,
  TariffGroup,
  TariffVersion,
} from "./tariff.ts";
import { MOST_QUOTIENT } from "./tariff.ts";
import { holds } from "./whole-ranges.ts";

/** Why a price is what it is, in the order in which it is told; a sentence each, in whatever language. */
export type TariffStep =
  | { readonly step: "version"; readonly from: string }
  | { readonly step: "residence"; readonly resident: boolean | null }
  | { readonly step: "size"; readonly by: Exclude<SizedBy, "nothing">; readonly size: number | null }
  | { readonly step: "quotient"; readonly quotient: number; readonly from: string }
  | { readonly step: "no_quotient"; readonly why: "missing" | "refused" }
  | { readonly step: "single"; readonly cents: number }
  | ({ readonly step: "band" } & Band)
  | { readonly step: "effort"; readonly rate_ppm: number; readonly rounded_cents: number }
  | { readonly step: "slope"; readonly rounded_cents: number }
  | { readonly step: "bound"; readonly bound: "floor" | "ceiling"; readonly cents: number }
  | { readonly step: "highest"; readonly cents: number }
  /** Taken off by `reducePrice`: a share, or an amount; `cents` is what is left. */
  | {
      readonly step: "reduction";
      readonly id: string;
      readonly percent: number | null;
      readonly off_cents: number;
      readonly cents: number;
    };

/** The price of one unit in integer cents, with its explanation; or that nothing was in force that day. */
export type Priced =
  | { readonly outcome: "priced"; readonly cents: number; readonly steps: readonly TariffStep[] }
  | { readonly outcome: "no_tariff" };

/**
 * What one unit costs on that civil day. The versions are published ones (`checkTariff` found nothing), in
 * any order. What is not known of the person costs the highest price that it could be, and is a step of the
 * answer. Throws RangeError on a quotient that is no whole number of euros: a figure is never guessed.
 */
export function priceOn(versions: readonly TariffVersion[], facts: TariffFacts, on: string): Priced {
  const version = lastBegun(versions, on);
  if (!version) return { outcome: "no_tariff" };
  const quotient = facts.refused ? undefined : quotientOn(facts.quotients, on);
  const groups = groupsFor(version, facts);
  const known = dearest(groups, quotient?.quotient);
  const isSure = groups.length === 1 && (quotient !== undefined || !dependOnQuotient(groups));
  return {
    outcome: "priced",
    cents: known.cents,
    steps: [
      { step: "version", from: version.from },
      ...residenceSteps(version, facts),
      ...sizeSteps(version, facts),
      ...quotientSteps(groups, quotient, facts),
      ...known.steps,
      ...(isSure ? [] : [{ step: "highest" as const, cents: known.cents }]),
    ],
  };
}

/** The version in force on that day: the last one begun. Undefined before the first. */
export function lastBegun<Dated extends { readonly from: string }>(
  dated: readonly Dated[],
  on: string,
): Dated | undefined {
  return dated.reduce<Dated | undefined>(
    (best, one) => (one.from <= on && (best === undefined || one.from > best.from) ? one : best),
    undefined,
  );
}

function quotientOn(quotients: readonly DatedQuotient[], on: string): DatedQuotient | undefined {
  const counting = lastBegun(quotients, on);
  if (
    counting &&
    !(Number.isInteger(counting.quotient) && counting.quotient >= 0 && counting.quotient <= MOST_QUOTIENT)
  )
    throw new RangeError("a family quotient is a whole number of euros");
  return counting;
}

/** The groups that the person may be in: one when everything is known. */
function groupsFor(
  { sizedBy, groups, elsewhere }: TariffVersion,
  facts: TariffFacts,
): readonly TariffGroup[] {
  const lists = elsewhere === undefined ? [groups] : listsFor(groups, elsewhere, facts.resident);
  const size = sizeOf(sizedBy, facts);
  const all = lists.flat();
  return size === null ? all : all.filter(({ sizes }) => holds(sizes, size));
}

function listsFor(
  here: readonly TariffGroup[],
  elsewhere: readonly TariffGroup[],
  resident: boolean | undefined,
): readonly (readonly TariffGroup[])[] {
  if (resident === undefined) return [here, elsewhere];
  return [resident ? here : elsewhere];
}

function sizeOf(sizedBy: SizedBy, facts: TariffFacts): number | null {
  const size = sizedBy === "nothing" ? 1 : facts[sizedBy];
  return size !== undefined && Number.isInteger(size) && size >= 1 ? size : null;
}

/** The ways of counting that may apply to somebody: one when all that it depends on is known. */
export function pricingsFor(version: TariffVersion, facts: TariffFacts): readonly Pricing[] {
  return groupsFor(version, facts).map(({ pricing }) => pricing);
}

/** Among the groups one may be in, what costs most. */
function dearest(groups: readonly TariffGroup[], quotient: number | undefined): OnePrice {
  const [first, ...others] = groups.map(({ pricing }) => priceOne(pricing, quotient));
  if (first === undefined) throw new RangeError("a published tariff has a group for each size");
  return others.reduce((most, one) => (one.cents > most.cents ? one : most), first);
}

function residenceSteps({ elsewhere }: TariffVersion, { resident }: TariffFacts): TariffStep[] {
  return elsewhere === undefined ? [] : [{ step: "residence", resident: resident ?? null }];
}

function sizeSteps({ sizedBy }: TariffVersion, facts: TariffFacts): TariffStep[] {
  return sizedBy === "nothing" ? [] : [{ step: "size", by: sizedBy, size: sizeOf(sizedBy, facts) }];
}

/** Nothing is said of a quotient where no price depends on it. */
function quotientSteps(
  groups: readonly TariffGroup[],
  counting: DatedQuotient | undefined,
  { refused }: TariffFacts,
): TariffStep[] {
  if (!dependOnQuotient(groups)) return [];
  if (counting) return [{ step: "quotient", quotient: counting.quotient, from: counting.from }];
  return [{ step: "no_quotient", why: refused ? "refused" : "missing" }];
}

const dependOnQuotient = (groups: readonly TariffGroup[]): boolean =>
  groups.some(({ pricing }) => pricing.kind !== "single");

interface OnePrice {
  readonly cents: number;
  readonly steps: readonly TariffStep[];
}

function priceOne(pricing: Pricing, quotient: number | undefined): OnePrice {
  if (pricing.kind === "single")
    return { cents: pricing.cents, steps: [{ step: "single", cents: pricing.cents }] };
  if (quotient === undefined) return { cents: highestOf(pricing), steps: [] };
  switch (pricing.kind) {
    case "bands":
      return bandPrice(pricing.bands, quotient);
    case "effort":
      return effortPrice(pricing, quotient);
    case "slope":
      return slopePrice(pricing, quotient);
  }
}

/** The most that one may pay under it. */
export function highestOf(pricing: Pricing): number {
  if (pricing.kind === "single") return pricing.cents;
  if (pricing.kind === "bands") return Math.max(...pricing.bands.map(({ cents }) => cents));
  return pricing.ceiling_cents;
}

function bandPrice(bands: readonly Band[], quotient: number): OnePrice {
  const band = bands.find((one) => holds(one, quotient));
  if (!band) throw new RangeError("a published tariff has a band for each quotient");
  const { from, to, cents } = band;
  return { cents, steps: [{ step: "band", from, to, cents }] };
}

/** Euros × parts per million, in cents: q × 100 × rate ÷ 1 000 000. */
function effortPrice(pricing: EffortPrice, quotient: number): OnePrice {
  const rounded_cents = halfUp(quotient * pricing.rate_ppm, 10_000);
  return bounded(pricing, rounded_cents, { step: "effort", rate_ppm: pricing.rate_ppm, rounded_cents });
}

function slopePrice(pricing: SlopePrice, quotient: number): OnePrice {
  const { fromQuotient, toQuotient, floor_cents, ceiling_cents } = pricing;
  const along = Math.min(Math.max(quotient, fromQuotient), toQuotient) - fromQuotient;
  const rise = halfUp(along * (ceiling_cents - floor_cents), toQuotient - fromQuotient);
  const steps: TariffStep[] = [{ step: "slope", rounded_cents: floor_cents + rise }];
  if (quotient < fromQuotient) steps.push({ step: "bound", bound: "floor", cents: floor_cents });
  if (quotient > toQuotient) steps.push({ step: "bound", bound: "ceiling", cents: ceiling_cents });
  return { cents: floor_cents + rise, steps };
}

function bounded(
  { floor_cents, ceiling_cents }: { readonly floor_cents: number; readonly ceiling_cents: number },
  cents: number,
  step: TariffStep,
): OnePrice {
  if (cents < floor_cents)
    return { cents: floor_cents, steps: [step, { step: "bound", bound: "floor", cents: floor_cents }] };
  if (cents > ceiling_cents)
    return { cents: ceiling_cents, steps: [step, { step: "bound", bound: "ceiling", cents: ceiling_cents }] };
  return { cents, steps: [step] };
}

/**
 * Half a cent goes up. In whole numbers: 1.005 is not a number that a computer has. The products stay under
 * 2^53.
 */
function halfUp(numerator: number, denominator: number): number {
  const rest = numerator % denominator;
  return (numerator - rest) / denominator + (rest * 2 >= denominator ? 1 : 0);
}
