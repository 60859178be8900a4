export { type Problem, problemOf } from "./errors/problem.ts";
export { refusalOf } from "./errors/refusal.ts";
export { wantsJson } from "./errors/wants-json.ts";
export {
  type AddressAnswer,
  type Answer,
  type Answers,
  addressAnswer,
  choicesAnswer,
  type FileAnswer,
  filesAnswer,
  textAnswer,
} from "./forms/answer.ts";
export type { Field, Option } from "./forms/field.ts";
export { besideField, fieldError, tooLong } from "./forms/field-errors.ts";
export { FieldView } from "./forms/field-view.tsx";
export { FormErrors } from "./forms/form-errors.tsx";
export { type ParsedForm, parseFields } from "./forms/parse-fields.ts";
export { type PostedForm, readForm, type TypedValues, textOf } from "./forms/posted-form.ts";
export { revisionOf } from "./forms/revision.ts";
export { type Besides, formId, readAnswers, refusedSave, type Sent, shownRevision } from "./forms/sent.ts";
export { nationalPhone } from "./forms/show-answer.ts";
export { streamedFile } from "./forms/streamed-file.ts";
export { typedFromAnswers } from "./forms/typed-from-answers.ts";
export type { Upload } from "./forms/upload.ts";
export { pathText, queryText } from "./http/address-text.ts";
export { brandHrefs, logoHref } from "./http/brand-files.ts";
export {
  allowCamera,
  allowConnection,
  allowDocumentFrames,
  allowDocumentImages,
  allowFormAction,
  saveDocument,
  showDocument,
} from "./http/headers-hook.ts";
export { sayInWords } from "./http/in-words.ts";
export { servePublicData } from "./http/public-data.ts";
export { validatorCompiler } from "./http/validator.ts";
export { everyStepVisited } from "./journey/every-step-visited.ts";
export { CHECK_PATH, defineJourney, type Journey, type Part, type Step } from "./journey/journey.ts";
export type { JourneyOptions, JourneyPlace, JourneyPort, SavedStep } from "./journey/journey-port.ts";
export { mountJourney } from "./journey/mount-journey.tsx";
export { bothIn, defineMessages, say } from "./messages.ts";
export { contactLine, type PageOptions, page } from "./page/page.tsx";
export { PhoneLink } from "./page/phone-link.tsx";
export { isLocalPath, seeOther } from "./page/see-other.ts";
export { unbreakableHtml } from "./page/unbreakable-html.ts";
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
  authorityCookie,
  cookiePlace,
  dropSession,
  endedSessionCookie,
  giveSession,
  readRawSessionCookie,
  readSessionCookie,
  type SessionKind,
  sessionKindOf,
} from "./session-cookie.ts";
export { defaultPatience, defaultRates, defaultUploads, type WebSettings } from "./settings.ts";
export { displayOf, rememberDisplay } from "./visit/display.ts";
export { readsEasy, rememberEasy } from "./visit/easy.ts";
export { forgetLanguage, languageOf, languageOfCookies } from "./visit/language.ts";
export { findVisit, type Visit } from "./visit/visit.ts";
