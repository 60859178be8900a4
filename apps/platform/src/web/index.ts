export { isJsonPreferred } from "./errors/is-json-preferred.ts";
export { type Problem, toProblem } from "./errors/problem.ts";
export { toRefusal } from "./errors/refusal.ts";
export { saveFlash } from "./flash/flash.ts";
export {
  type AddressAnswer,
  type Answer,
  type Answers,
  type FileAnswer,
  findAddressAnswer,
  findTextAnswer,
  listChoiceAnswers,
  listFileAnswers,
} from "./forms/answer.ts";
export type { Field, Option } from "./forms/field.ts";
export { buildFieldError, buildTooLongError, toFieldError } from "./forms/field-errors.ts";
export { FieldView } from "./forms/field-view.tsx";
export { findStreamedFile } from "./forms/find-streamed-file.ts";
export { FormErrors } from "./forms/form-errors.tsx";
export { type ParsedForm, parseFields } from "./forms/parse-fields.ts";
export { getTypedText, type PostedForm, readForm, type TypedValues } from "./forms/posted-form.ts";
export { parseRevision } from "./forms/revision.ts";
export { parseFormId, readAnswers, type Sent, selectShownRevision } from "./forms/sent.ts";
export { formatNationalPhone } from "./forms/show-answer.ts";
export {
  type Beside,
  type Besides,
  findSaveRefusal,
  type Refused,
  submitOrShowAgain,
  toBesides,
  toBriefError,
} from "./forms/submit-or-show-again.ts";
export { toTypedValues } from "./forms/to-typed-values.ts";
export type { Upload } from "./forms/upload.ts";
export { getPathText, getQueryText } from "./http/address-text.ts";
export { buildBrandHrefs, formatLogoHref } from "./http/brand-files.ts";
export { eventStream, sendEventStream } from "./http/event-stream.ts";
export {
  grantCamera,
  grantConnection,
  grantDocumentFrames,
  grantDocumentImages,
  grantFormAction,
  saveDocument,
  showDocument,
} from "./http/headers-hook.ts";
export { parsePathId, parsePathNumber } from "./http/path-id.ts";
export { definePublicData } from "./http/public-data.ts";
export { journalledRead, requireReadOnlyReads } from "./http/read-only.ts";
export { sendPlainRefusal } from "./http/send-plain-refusal.ts";
export { validatorCompiler } from "./http/validator.ts";
export { assertEveryStepVisited } from "./journey/assert-every-step-visited.ts";
export { CHECK_PATH, defineJourney, type Journey, type Part, type Step } from "./journey/journey.ts";
export type { JourneyOptions, JourneyPlace, JourneyPort, SavedStep } from "./journey/journey-port.ts";
export { mountJourney } from "./journey/mount-journey.tsx";
export { bothIn, defineMessages, formatSentence, selectWords } from "./messages.ts";
export { formatUnbreakableHtml } from "./page/format-unbreakable-html.ts";
export { formatContactLine, type PageOptions, sendAuthorityPage } from "./page/page.tsx";
export { PhoneLink } from "./page/phone-link.tsx";
export { isLocalPath, sendSeeOther } from "./page/send-see-other.ts";
export type { Routes } from "./pages.ts";
export { type PdfFacts, type PdfPart, writeTaggedPdf } from "./pdf/tagged-pdf.ts";
export type {
  Brand,
  Contact,
  ContextQuestion,
  Menu,
  MenuQuestion,
  Session,
  SessionQuestion,
  WebPorts,
} from "./ports.ts";
export { createServer, type ServerParts } from "./server.ts";
export {
  buildAuthorityCookie,
  formatEndedSessionCookie,
  getSessionKind,
  readRawSessionCookie,
  readSessionCookie,
  removeSessionCookie,
  type SessionKind,
  setSessionCookie,
  toCookiePlace,
} from "./session-cookie.ts";
export {
  defaultPatience,
  defaultRates,
  defaultStreams,
  defaultUploads,
  type WebSettings,
} from "./settings.ts";
export { getDisplay, saveDisplay } from "./visit/display.ts";
export { isEasyReader, saveEasyChoice } from "./visit/easy.ts";
export { deleteLanguageChoice, getRequestLanguage, parseCookieLanguage } from "./visit/language.ts";
export { findVisit, type Visit } from "./visit/visit.ts";
