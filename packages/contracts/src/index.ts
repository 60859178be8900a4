export { ageOn } from "./age.ts";
export { type CivilDate, type CivilDateParts, civilDateParts } from "./civil-date.ts";
export {
  type AssuranceLevel,
  assuranceLevels,
  isAssuranceLevel,
  reachesAssurance,
} from "./codes/assurance-levels.ts";
export { type DocumentKind, documentKinds, isDocumentKind } from "./codes/document-kinds.ts";
export { isLegalBasis, type LegalBasis, legalBases } from "./codes/legal-bases.ts";
export { isLifeEvent, type LifeEvent, lifeEvents } from "./codes/life-events.ts";
export { isProvenanceMethod, type ProvenanceMethod, provenanceMethods } from "./codes/provenance-methods.ts";
export { isSituation, type Situation, situations } from "./codes/situations.ts";
export { type StudiedService, studiedServices } from "./codes/studied-services.ts";
export { isTheme, type Theme, themes } from "./codes/themes.ts";
export {
  type CataloguePublisher,
  type CatalogueService,
  exportCatalogue,
  type JsonLd,
} from "./cpsv-ap/export-catalogue.ts";
export { lineOf, type ReadCatalogue, type ReadService, readCatalogue } from "./cpsv-ap/read-catalogue.ts";
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
export { type EventSample, eventSamples } from "./events/event-samples.ts";
export {
  BACKCHANNEL_LOGOUT,
  GRANT_GIVEN,
  GRANT_WITHDRAWN,
  GrantGiven,
  GrantWithdrawn,
  LOGOUT_TOKEN_TYPE,
  LogoutToken,
  RELEASE_CHANGED,
  ReleaseChanged,
  SECURITY_EVENT_TYPE,
  SecurityEvent,
  SUBSCRIPTION_CHANGED,
  SubscriptionChanged,
  VERIFICATION,
  VerificationEvent,
} from "./events/security-events.ts";
export type { Language, Text } from "./language.ts";
export { PERSONAL_DATA_TERMS, personalDataContext } from "./personal-data/context.ts";
export {
  type AskedVerb,
  askedVerbs,
  CardLayout,
  HAS_PROXIMITY_KEY,
  PLATFORM_PAGES,
  Presence,
  platformVerbs,
  READER_CONFIGURATION_MOST_SECONDS,
  READER_CONFIGURATION_TYPE,
  READER_PORT,
  ReaderConfiguration,
  ReaderService,
  type ReaderVerb,
  readerVerbs,
  SUPPORT_BYTES,
} from "./reader/configuration.ts";
export {
  Attempted,
  CardSessionStep,
  type Credited,
  CreditOrder,
  Debited,
  JOURNAL_START,
  JournalAcknowledgement,
  JournalLine,
  Made,
  MakeOrder,
  OfflineBatch,
  PresentOrder,
  READER_BATCH_LINES,
  READER_BATCH_TYPE,
  readerCreditRefusals,
  readerPaths,
  Shown,
  Updated,
  UpdateOrder,
} from "./reader/journal.ts";
export {
  type CardEvent,
  type CreditAnswer,
  CreditRequest,
  type DebitAnswer,
  DebitRequest,
  type EnterAnswer,
  EnterRequest,
  PairingRequest,
  type PresentAnswer,
  PresentRequest,
  READER_ANSWER_TYPE,
  READER_BEARER,
  READER_SUBPROTOCOL,
  type ReadAnswer,
  ReadRequest,
  readerRequests,
  type Signed,
  SocketRequest,
  type UpdateAnswer,
  UpdateRequest,
} from "./reader/protocol.ts";
export { type Drawn, drawnNumber } from "./receipt/drawn-number.ts";
export {
  formatReceiptNumber,
  type ParseReceiptResult,
  parseReceiptNumber,
  type ReceiptNumber,
} from "./receipt/receipt-number.ts";
export {
  type ParseServiceDefinitionResult,
  parseServiceDefinition,
  type ServiceDefinitionError,
} from "./service/parse-service-definition.ts";
export type { ServicePresentation } from "./service/presentation.ts";
export {
  elementsToAsk,
  type RuleVariable,
  ruleFacts,
  ruleVariables,
  ruleVariableTypes,
} from "./service/rule-facts.ts";
export { ElementRequest, LegalHold, ServiceDefinition, WhenRuleFails } from "./service/service-definition.ts";
export { documentTypes, recordTypes } from "./verified-claims/document-types.ts";
export { Evidence, VerifiedClaims } from "./verified-claims/schema.ts";
export {
  LOCAL_TRUST_FRAMEWORK,
  type Provenance,
  type ProvenElement,
  toVerifiedClaims,
} from "./verified-claims/to-verified-claims.ts";
