import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { AccountHolder, ConsumedLine, CounterAccountId } from "../../../ledger/counters/index.ts";
import type { InvoiceSeries, Month, PreparedCredit } from "../invoice.ts";
import type { InvoiceRow } from "../store.ts";
import type { Found } from "./anomalies.ts";

/** Somebody of whom something does not open: their lines wait. */
export interface Unreadable {
  readonly personId: PersonId;
  readonly lines: number;
}

/** A credit note to write, and the days of what came back. */
export interface SharedCredit extends PreparedCredit {
  readonly days: readonly CivilDate[];
}

/** An invoice of which something came back, and that does not open. */
export interface UnreadableInvoice {
  readonly row: InvoiceRow;
  readonly lines: number;
  readonly days: readonly CivilDate[];
}

/** A month shared out between those who pay, before a word of it is opened: figures, days, and who. */
export interface SharedMonth {
  readonly series: InvoiceSeries;
  readonly month: Month;
  readonly holders: ReadonlyMap<CounterAccountId, readonly AccountHolder[]>;
  /** In the order of their ids. */
  readonly byPayer: ReadonlyMap<PersonId, readonly ConsumedLine[]>;
  readonly credits: readonly SharedCredit[];
  readonly anomalies: readonly Found[];
  readonly unreadable: readonly Unreadable[];
  readonly unreadableInvoices: readonly UnreadableInvoice[];
  /** The days of what no invoice takes yet. */
  readonly waiting: readonly CivilDate[];
  /** The same again while nothing moved: what an agent looked at is what they send. */
  readonly seen: string;
}

/** Lines shared out between those who pay. */
export type SharedLines = Pick<SharedMonth, "holders" | "byPayer" | "anomalies" | "unreadable" | "waiting">;
