export { ageOn } from "./age.ts";
export { type CivilDate, type CivilDateParts, civilDateParts } from "./civil-date.ts";
export {
  type AssuranceLevel,
  assuranceLevels,
  isAssuranceLevel,
  reachesAssurance,
} from "./codes/assurance-levels.ts";
export { type DocumentKind, documentKinds, isDocumentKind } from "./codes/document-kinds.ts";
export type { QuotientBracket } from "./derived/bracket.ts";
export {
  type Derivation,
  type DerivationContext,
  type DerivedValue,
  deriveElement,
} from "./derived/derive.ts";
export { derivedLabel } from "./derived/labels.ts";
export {
  type DerivedElement,
  type DerivedElementName,
  isDerivedElementName,
  readDerivedName,
} from "./derived/names.ts";
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
export {
  formatReceiptNumber,
  type ParseReceiptResult,
  parseReceiptNumber,
  type ReceiptNumber,
} from "./receipt/receipt-number.ts";
