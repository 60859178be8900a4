export { decisionApproval } from "./approvals.ts";
export { complianceContribution } from "./contribution.ts";
export { type DocumentStanding, readStanding, readVersion, type VersionRead } from "./find-versions.ts";
export { complianceJobs } from "./jobs.ts";
export { recordDecision, recordOpinion } from "./judge-version.ts";
export type { MeasureSeen } from "./measures/index.ts";
export type { ProcessedElement, Processing, Processings } from "./processing.ts";
export { type RegisterRead, readMeasures, readRegister } from "./read-register.ts";
export { levelNames } from "./risk-words.ts";
export type { Change } from "./rules/compare.ts";
export type { Content } from "./rules/content.ts";
export {
  type Decision,
  type DocumentKind,
  decisions,
  documentKinds,
  monthsAllowed,
  type Opinion,
  opinions,
  requiredTexts,
  TEXT_LENGTH,
  type TextName,
  type Texts,
  textNames,
  type VersionState,
} from "./rules/life.ts";
export type { Version, VersionId } from "./version.ts";
export { closeVersionDraft, saveTexts, startVersion } from "./write-version.ts";
