import type { SepaRefusal } from "./refusal.ts";

/**
 * The Latin signs that every bank takes (EPC217-08, section 6.2; the same in the French guide of the CFONB).
 * Identifiers, moreover, neither begin nor end with a slash, and have no two in a row (EPC130-08, section
 * 1.4).
 */
const OTHERS = /[^a-zA-Z0-9/?:().,'+ -]/g;

const REPLACED: Readonly<Record<string, string>> = {
  œ: "oe",
  Œ: "OE",
  æ: "ae",
  Æ: "AE",
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  "’": "'",
  "‘": "'",
  "–": "-",
  "—": "-",
  "‑": "-",
  "€": "EUR",
  "°": "o",
  "&": "+",
  _: "-",
};

/**
 * A name or a label as banks take it: without accents, other signs left out, blanks joined, cut at `most`
 * signs.
 */
export function bankText(text: string, most: number): string {
  const replaced = Array.from(text, (sign) => REPLACED[sign] ?? sign).join("");
  const plain = replaced.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").replace(OTHERS, "");
  const joined = plain
    .replace(/ +/g, " ")
    .replace(/\/{2,}/g, "/")
    .replace(/^[ /]+/, "");
  return joined.slice(0, most).replace(/[ /]+$/, "");
}

/** Identifiers are never rewritten: what comes back from the bank must be what was sent. */
export function idRefusal(id: string): SepaRefusal | null {
  const isPlain = /^[a-zA-Z0-9?:().,'+ /-]{1,35}$/.test(id) && id.trim() === id;
  return isPlain && !id.startsWith("/") && !id.endsWith("/") && !id.includes("//") ? null : "id.malformed";
}
