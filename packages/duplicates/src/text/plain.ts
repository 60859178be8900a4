const LIGATURES: Readonly<Record<string, string>> = {
  œ: "oe",
  Œ: "OE",
  æ: "ae",
  Æ: "AE",
  ß: "ss",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
};

/**
 * A name or an address as it is compared: capitals without accents, one space between words. "Jean-Noël"
 * becomes "JEAN NOEL".
 */
export function plain(text: string): string {
  return text
    .replace(/[œŒæÆßøØłŁ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim();
}

/** Letters and digits only, in capitals without accents: identifiers, addresses of mail, numbers. */
export const compact = (text: string): string => plain(text).replaceAll(" ", "");
