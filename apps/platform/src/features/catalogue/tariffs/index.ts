export {
  type Band,
  highestOf,
  type Pricing,
  priceOn,
  pricingsFor,
  type TariffFacts,
  type TariffStep,
  type TariffVersion,
  turningPoints,
} from "@ardeco/rules";
export { tariffsContribution } from "./contribution.ts";
export { tariffsErrors } from "./errors.ts";
export {
  type DatedReduction,
  type FactsOfPerson,
  factsOfEach,
  factsOfPeople,
  factsOn,
  quotientOfDay,
} from "./facts-of-person.ts";
export {
  findTariff,
  listTariffs,
  listTariffsForManagement,
  type OfferedTariff,
  priceIn,
  reduceOn,
  versionOn,
} from "./find-tariffs.ts";
export { readGrid, writeGrid } from "./grid.ts";
export { draftOf, draftTariff, getTariff, problemsOf, publishTariff, writeVersion } from "./keep-tariff.ts";
export type { KeptVersion, TariffId, TariffTerms, TariffWithVersions, Voted } from "./tariff.ts";
export { eurosIn, gridProblemText, problemText, stepText } from "./words.ts";
