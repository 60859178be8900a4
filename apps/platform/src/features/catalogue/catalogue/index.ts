export { versionApproval } from "./approvals.ts";
export { approveVersion, rejectVersion, submitVersion, toVersionSubject } from "./approve-version.ts";
export { findProblems } from "./check-definition.ts";
export {
  buildDailyEligibility,
  type ConditionAnswer,
  checkEligibility,
  checkEligibilityConditions,
  type Eligibility,
  listRuleElements,
  parseRuleConditions,
} from "./check-eligibility.ts";
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
  readOfferedServices,
  readPublishedService,
  readPublishedServices,
} from "./find-service.ts";
export { formatCondition, formatKnownCondition as ownConditionText } from "./format-condition.ts";
export { type ImportedService, importCatalogue } from "./import-catalogue.ts";
export {
  compareWithModel,
  createLocalisedService,
  listModels,
  type ModelState,
  updateLocalisedService,
} from "./localise-model.ts";
export { isLocal, type MergeConflict } from "./merge-model.ts";
export { listModelNews, type ModelNews } from "./model-news.ts";
export { countOfferChanges } from "./offer-changes.ts";
export { closeService, publishVersion } from "./publish-version.ts";
export { hasSubscribers } from "./rules.ts";
export type {
  OfferedService,
  Service,
  ServiceStatus,
  ServiceVersion,
  VersionSeen,
  VersionState,
} from "./service.ts";
export {
  computeCatalogueGrade,
  computeServiceGrade,
  type Graded,
  type GradedService,
  type LevelReason,
  type Sophistication,
} from "./sophistication.ts";
export { studiedCities } from "./studied-cities.ts";
export { catalogueJobs } from "./tell-model-moved.ts";
