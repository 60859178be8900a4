export interface Piece {
  readonly text: string;
  readonly href?: string;
}

// Stops before the punctuation that ends a sentence, which is no part of an address.
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/** Cuts a line into texts and the http addresses within; nothing else ever becomes a link. */
export function splitLinks(line: string): readonly Piece[] {
  return line
    .split(ADDRESS)
    .filter((text) => text !== "")
    .map((text) => (/^https?:\/\//.test(text) ? { text, href: text } : { text }));
}
