export { PROBLEM_TYPE, problemOf } from "./errors/problem.ts";
export { refusalOf } from "./errors/refusal.ts";
export { type PostedForm, readForm, type TypedValues, textOf } from "./forms/posted-form.ts";
export type { Upload } from "./forms/upload.ts";
export { allowFormAction } from "./http/headers-hook.ts";
export { securityHeaders } from "./http/security-headers.ts";
export { defineMessages, say } from "./messages.ts";
export { type PageOptions, page } from "./page/page.tsx";
export { isLocalPath, seeOther } from "./page/see-other.ts";
export type { Routes } from "./pages.ts";
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
export { defaultRates, defaultUploads, type WebSettings } from "./settings.ts";
export type { Visit } from "./visit/visit.ts";
