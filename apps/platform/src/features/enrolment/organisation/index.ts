export { organisationContribution } from "./contribution.ts";
export { findOrganisation, findServiceHelp, findSupport } from "./find-organisation.ts";
export { modeTitles } from "./mode-names.ts";
export type { Organisation } from "./organisation.ts";
export {
  compareModes,
  type Door,
  type Helper,
  isModeName,
  isModeOpen,
  isOnRoute,
  type ModeName,
  mayActorDecide,
  mayModeAssist,
  mayModeValidate,
  modeNames,
  routeFile,
  usualMode,
  type Validator,
} from "./rules.ts";
export { updateMode } from "./update-mode.ts";
