export { checkTariff, type TariffProblem, type TariffProblemCode } from "./check-tariff.ts";
export { highestOf, lastBegun, type Priced, priceOn, pricingsFor, type TariffStep } from "./price.ts";
export { type Reduction, type ReductionStep, reducePrice } from "./reduce.ts";
export type {
  Band,
  BandPrices,
  DatedQuotient,
  EffortPrice,
  Pricing,
  SinglePrice,
  SizedBy,
  SlopePrice,
  TariffFacts,
  TariffGroup,
  TariffVersion,
  WholeRange,
} from "./tariff.ts";
export { turningPoints } from "./turning-points.ts";
