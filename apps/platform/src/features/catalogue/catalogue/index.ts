export { approveVersion, returnVersion, submitVersion } from "./approve-version.ts";
export { findProblems } from "./check-definition.ts";
export {
  type ConditionAnswer,
  checkEligibility,
  conditionsOfRule,
  type Eligibility,
  elementsOfRule,
  eligibilityByDay,
  explainEligibility,
} from "./check-eligibility.ts";
export { conditionText, ownText as ownConditionText } from "./condition-text.ts";
export { catalogueContribution } from "./contribution.ts";
export { draftService, draftVersion, saveDraft } from "./draft-service.ts";
export { catalogueErrors } from "./errors.ts";
export {
  findPublishedService,
  getOwnService,
  getServiceVersion,
  listAgreedServices,
  listOfferedServices,
  listPublishedServices,
  listServicesForManagement,
  listVersions,
  type ManagedService,
} from "./find-service.ts";
export { type ImportedService, importCatalogue } from "./import-catalogue.ts";
export {
  bringUpToDate,
  compareWithModel,
  listModels,
  localiseModel,
  type ModelState,
} from "./localise-model.ts";
export { isLocal, type MergeConflict } from "./merge-model.ts";
export { listModelNews, type ModelNews } from "./model-news.ts";
export { offerChanges } from "./offer-changes.ts";
export { publishVersion, retireService } from "./publish-version.ts";
export { takesPeople } from "./rules.ts";
export type {
  OfferedService,
  Service,
  ServiceStatus,
  ServiceVersion,
  VersionSeen,
  VersionState,
} from "./service.ts";
export {
  type Graded,
  type GradedService,
  gradeCatalogue,
  gradeService,
  type LevelReason,
  type Sophistication,
} from "./sophistication.ts";
export { studiedCities } from "./studied-cities.ts";
export { catalogueJobs } from "./tell-model-moved.ts";
