import type { Equipment } from "../../equipment/index.ts";
import type { CardOpeningPlace } from "../../supports/index.ts";
import { readerErrors } from "../errors.ts";

const purposes = { kiosk_reader: "kiosk", partner_reader: "partner" } as const;

/**
 * For whom the platform opens cards there: its own pages at a kiosk or a partner's, or a terminal of the same
 * desk.
 */
export function getReaderPurpose({ kind }: Pick<Equipment, "kind">): CardOpeningPlace["purpose"] {
  return kind === "kiosk_reader" || kind === "partner_reader" ? purposes[kind] : "terminal";
}

/**
 * Whether it serves pages of the platform, and no service: it debits nothing, and is told no name under which
 * services know cards.
 */
export const isOfPages = (reader: Pick<Equipment, "kind">): boolean =>
  getReaderPurpose(reader) !== "terminal";

/** A shop's PC hands over no journal, begins no credit and makes no card. Throws reader.of_pages. */
export function requireDesk(reader: Pick<Equipment, "kind">): void {
  if (isOfPages(reader)) throw readerErrors.error("reader.of_pages");
}

/** Throws reader.of_pages. */
export function requireKiosk(reader: Pick<Equipment, "kind">): void {
  if (getReaderPurpose(reader) !== "kiosk") throw readerErrors.error("reader.of_pages");
}
