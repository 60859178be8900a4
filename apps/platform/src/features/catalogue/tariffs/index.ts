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
export { tariffApproval } from "./approvals.ts";
export { tariffsContribution } from "./contribution.ts";
export { tariffsErrors } from "./errors.ts";
export {
  buildPeopleFactsReader,
  type DatedReduction,
  type FactsOfPerson,
  findQuotientForDay,
  listFactsByPerson,
  selectFactsForDay,
} from "./facts-of-person.ts";
export {
  applyDatedReductions,
  computeTariffPrice,
  findTariff,
  findVersionForDay,
  listTariffs,
  listTariffsForManagement,
  type OfferedTariff,
} from "./find-tariffs.ts";
export { readGrid, writeGrid } from "./grid.ts";
export {
  draftTariff,
  findTariffDraft,
  getTariff,
  publishTariff,
  validateTariff,
  writeVersion,
} from "./keep-tariff.ts";
export type { KeptVersion, TariffId, TariffTerms, TariffWithVersions, Voted } from "./tariff.ts";
export { formatGridProblem, formatTariffEuros, formatTariffProblem, formatTariffStep } from "./words.ts";
