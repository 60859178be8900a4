/** First byte of a visible digital seal in binary form (ISO 22376, as ICAO 9303-13): no text begins so. */
const MAGIC = 0xdc;
/**
 * Versions of its header that are published: 3 is 0x02, 4 is 0x03 (ICAO 9303-13, section 2.2); ISO 22376 goes
 * on from there.
 */
const LATEST = 0x0f;

/**
 * Whether a DataMatrix holds a seal in binary form: header of bytes in which C40 packs three letters in two.
 * Its fields are laid out by tables that the specification at hand does not give: it is recognised, and not
 * read.
 */
export function isBinaryForm(literal: Uint8Array | string): boolean {
  const [first, version] =
    typeof literal === "string" ? [literal.charCodeAt(0), literal.charCodeAt(1)] : literal;
  return first === MAGIC && version !== undefined && version <= LATEST;
}
