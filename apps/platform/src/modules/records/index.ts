export { recordsContribution } from "./contribution.ts";
export { recordsErrors } from "./errors.ts";
export {
  dropFile,
  getFile,
  listEstablishments,
  listFiles,
  listProblems,
  type PersonFile,
  previewFile,
  resumeFile,
  startFile,
  stopFile,
} from "./file/keep-file.ts";
export { loadFile } from "./file/load-file.ts";
export type { Preview, PreviewLine } from "./file/preview.ts";
export { receiveFile } from "./file/receive-file.ts";
export { recordsJobs } from "./jobs.ts";
export { isSeparator, type Separator } from "./reading/cells-of.ts";
export type { HistoryLine, Problem, SourceValues } from "./rules/read-line.ts";
export { type FieldName, isRole, type Role, roles } from "./rules/roles.ts";
export type { Establishment, EstablishmentId, PersonFileId } from "./source.ts";
