/** How the pictures that are decoded begin; no other decoder is ever called. */
const PICTURES = [
  /^\u00ff\u00d8\u00ff/,
  /^\u0089PNG\r\n/,
  /^RIFF[\s\S]{4}WEBP/,
  /^(II\*|MM)\0/,
  /^GIF8/,
] as const;

/** By content, never by name. */
export function kindOf(bytes: Uint8Array): "pdf" | "picture" | null {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString("latin1");
  // A file may be both: it is then the picture that everybody sees, and the PDF behind is not opened.
  if (PICTURES.some((beginning) => beginning.test(start))) return "picture";
  return start.includes("%PDF-") ? "pdf" : null;
}
