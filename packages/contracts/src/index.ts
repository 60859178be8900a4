export { type CivilDate, type CivilDateParts, civilDateParts } from "./civil-date.ts";
export {
  type AssuranceLevel,
  assuranceLevels,
  isAssuranceLevel,
  reachesAssurance,
} from "./codes/assurance-levels.ts";
export { type DocumentKind, documentKinds, isDocumentKind } from "./codes/document-kinds.ts";
export type { ElementDefinition, ParseElementResult } from "./elements/define.ts";
export {
  type ElementName,
  type ElementValue,
  type ElementValues,
  elementDefinition,
  elementNames,
  elements,
  formatElement,
  isElementName,
  parseElement,
} from "./elements/registry.ts";
export type { Language, Text } from "./language.ts";
