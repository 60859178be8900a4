export type { Bitmap, Unreadable } from "./bitmap.ts";
export { type DocumentReader, documentReader } from "./document-reader.ts";
export { drawCode } from "./draw-code.ts";
export { LIMITS, type Limits } from "./limits.ts";
export { type Reading, readDocument } from "./read-document.ts";
