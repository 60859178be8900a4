/**
 * Code points that no text of a person holds: control, format, surrogate and private use (general categories
 * Cc, Cf, Cs and Co), and non-characters, as ranges of a class. Not `\p{C}`: Python's `re`, which validators
 * of OpenAPI use, reads no property. Those beyond the first plane stand for themselves, since no escape is
 * common to both languages.
 */
export const HIDDEN = [
  "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u180e",
  "\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ud800-\\uf8ff\\ufeff\\ufff0-\\ufffb\\ufffe\\uffff",
  "\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}",
  "\u{e0000}-\u{e00ff}\u{e01f0}-\u{10ffff}",
].join("");

/** Those of Unicode (Zl and Zp), which are no control characters. */
export const LINE_BREAKS = "\\u2028\\u2029";
