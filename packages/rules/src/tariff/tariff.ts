/**
 * A tariff, as a council votes it: versions in force from a civil date, none rewritten. Amounts are integer
 * cents, quotients whole euros (the family quotient of CAF and MSA has no cents), rates parts per million of
 * the quotient.
 */
export interface TariffVersion {
  /** `YYYY-MM-DD`, in force from that day included, until the next version. */
  readonly from: string;
  /** What the prices depend on besides the quotient. */
  readonly sizedBy: SizedBy;
  readonly groups: readonly TariffGroup[];
  /** Those of people who live elsewhere; absent: the same as everybody. */
  readonly elsewhere?: readonly TariffGroup[];
  /** Says that a higher quotient never pays less: checked at publication. */
  readonly rises: boolean;
}

export type SizedBy = "nothing" | "household_size" | "children_enrolled";

/**
 * Sizes from 1, both ends included; `to: null` has no end. A tariff sized by nothing has one group, 1 to
 * null.
 */
export interface TariffGroup {
  readonly sizes: WholeRange;
  readonly pricing: Pricing;
}

export interface WholeRange {
  readonly from: number;
  readonly to: number | null;
}

export type Pricing = SinglePrice | BandPrices | EffortPrice | SlopePrice;

export interface SinglePrice {
  readonly kind: "single";
  readonly cents: number;
}

/**
 * One price a band of quotient; both ends included, from 0, the last without end. Their order means nothing.
 */
export interface BandPrices {
  readonly kind: "bands";
  readonly bands: readonly Band[];
}

export interface Band extends WholeRange {
  readonly cents: number;
}

/**
 * Taux d’effort: quotient × rate, never under the floor nor over the ceiling. 2 500 ppm of 850 € are 2.13 €.
 */
export interface EffortPrice {
  readonly kind: "effort";
  readonly rate_ppm: number;
  readonly floor_cents: number;
  readonly ceiling_cents: number;
}

/** A straight line from the floor at one quotient to the ceiling at another; flat outside. */
export interface SlopePrice {
  readonly kind: "slope";
  readonly fromQuotient: number;
  readonly toQuotient: number;
  readonly floor_cents: number;
  readonly ceiling_cents: number;
}

/**
 * What is known of who pays. Nothing has to be: what lacks costs the highest price, and the answer says so.
 */
export interface TariffFacts {
  /** Every quotient known with its first day; the last one begun by the day priced counts. */
  readonly quotients: readonly DatedQuotient[];
  /** The person would rather not give their income: a normal outcome, at the highest price. */
  readonly refused?: boolean;
  readonly household_size?: number;
  readonly children_enrolled?: number;
  /** Lives on the territory; absent when not known. */
  readonly resident?: boolean;
}

export interface DatedQuotient {
  /** Whole euros. */
  readonly quotient: number;
  readonly from: string;
}

/** Larger figures are a slip of the keyboard: no meal costs 10,000 €, no quotient is a million. */
export const MOST_CENTS = 1_000_000;
export const MOST_QUOTIENT = 1_000_000;
export const MOST_PPM = 1_000_000;
export const MOST_SIZE = 50;
export const MOST_ROWS = 60;
