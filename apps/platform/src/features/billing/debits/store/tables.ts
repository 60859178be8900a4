import type { Tx } from "../../../../kernel/context.ts";
import type {
  DirectDebitCollectionRow,
  DirectDebitCreditorChangeRow,
  DirectDebitCreditorRow,
  DirectDebitMandateRow,
  DirectDebitRow,
  Tables,
} from "./rows.ts";

/** Who gave the first account, and who agreed: both null where it serves since before this was kept. */
export type CreditorKeptRow = DirectDebitCreditorRow;
export type CreditorRow = Omit<CreditorKeptRow, "set_by" | "agreed_by" | "mended_by">;
export type CreditorChangeRow = DirectDebitCreditorChangeRow;
export type MandateRow = DirectDebitMandateRow;
export type CollectionRow = DirectDebitCollectionRow;
export type DebitRow = DirectDebitRow;

export const openDebitTables = (tx: Tx) => tx.withTables<Tables>();

/** Rows of a page about a series: the latest; the page says of how many. */
export const MOST_LISTED = 100;
