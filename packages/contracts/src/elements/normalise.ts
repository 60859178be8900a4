/**
 * NFKC (Unicode UAX #15), inner runs of white space to one space, trimmed: two typings of one value compare
 * equal.
 */
export function normaliseText(input: unknown): unknown {
  return typeof input === "string" ? tidy(input) : input;
}

/**
 * Same, on every text member of an object; empty members disappear (an empty form field is an absent datum).
 */
export function normaliseMembers(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  const members = Object.entries(input).map(([key, value]) => [key, normaliseText(value)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== "" && value !== undefined));
}

/**
 * A whole number typed in a form (`"1 200"`) becomes a number; anything else is left for the schema to
 * refuse.
 */
export function normaliseInteger(input: unknown): unknown {
  if (typeof input !== "string") return input;
  const digits = tidy(input).replaceAll(" ", "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : input;
}

/**
 * Mail addresses compare without case here: the local part is case-sensitive in RFC 5321 §2.4, but no
 * provider relies on it.
 */
export function normaliseEmail(input: unknown): unknown {
  return typeof input === "string" ? tidy(input).toLowerCase() : input;
}

/** French national numbers (`02 31 …`) to E.164 (ITU-T); other numbers must be typed with their `+`. */
export function normalisePhoneNumber(input: unknown): unknown {
  if (typeof input !== "string") return input;
  const compact = tidy(input).replace(/[\s.\-()]/g, "");
  const international = compact.replace(/^00/, "+");
  return /^0[1-9]\d{8}$/.test(international) ? `+33${international.slice(1)}` : international;
}

export function normaliseList(input: unknown): unknown {
  if (!Array.isArray(input)) return input;
  return input.map(normaliseText).filter((item) => item !== "");
}

function tidy(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ").trim();
}
