export { changeMode } from "./change-mode.ts";
export { organisationContribution } from "./contribution.ts";
export { findOrganisation, findServiceHelp, findSupport } from "./find-organisation.ts";
export { modeTitles } from "./mode-names.ts";
export type { Organisation } from "./organisation.ts";
export {
  compareModes,
  type Door,
  type Helper,
  isModeName,
  isOnRoute,
  isOpen,
  type ModeName,
  mayDecide,
  modeNames,
  routeFile,
  supports,
  usualMode,
  type Validator,
  validates,
} from "./rules.ts";
