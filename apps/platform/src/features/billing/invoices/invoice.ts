import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Id, PersonId } from "../../../kernel/ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "../../ledger/counters/index.ts";

export type InvoiceSeriesId = Id<"invoiceSeries">;
export type InvoiceId = Id<"invoice">;

/** "2026-11". */
export type Month = string;

/** Who sends invoices, and for which counters. */
export interface InvoiceSeries {
  readonly id: InvoiceSeriesId;
  /** Begins the numbers of its invoices. */
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly siret: string | null;
  /** How long one has to pay. */
  readonly dueDays: number;
  /** Who helps those who cannot pay, and how to reach them. */
  readonly help: string;
  readonly counterIds: readonly CounterId[];
  /** Every line before this day is on an invoice, or was given back whole. Null before the first month. */
  readonly saidBefore: CivilDate | null;
  /** How many days after its date an invoice is reminded of: three times at most. */
  readonly reminderDays: readonly number[];
}

export type NewSeries = Omit<InvoiceSeries, "saidBefore" | "reminderDays">;

/** Why one unit costs what it does: the words are those of the day of the invoice. */
export interface Why {
  readonly title: Sentence;
  /** The version in force that day, and the decision of the council that voted it. */
  readonly from: CivilDate;
  readonly decision: string;
  readonly reason: Sentence;
}

/** What was consumed on a day, or given back. Amounts in cents. */
export interface InvoiceLine {
  readonly transferId: TransferId;
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  /** Null for what a household shares. */
  readonly memberId: PersonId | null;
  /** As they are called; empty for what a household shares. */
  readonly member: string;
  readonly service: Sentence;
  readonly day: CivilDate;
  /** In the words of the service. */
  readonly label: string | null;
  readonly quantity: number;
  /** Below zero for what was given back. */
  readonly unitCents: number;
  readonly cents: number;
  /** Null where no tariff of the platform gives this price: the service does. */
  readonly why: Why | null;
}

/** What only who pays reads. */
export interface InvoiceContent {
  readonly payerId: PersonId;
  readonly payerName: string;
  /** On one line; empty when it is not known. */
  readonly payerAddress: string;
  readonly issuer: Pick<InvoiceSeries, "name" | "address" | "siret" | "help">;
  /** The agent, as they were called. */
  readonly by: string;
  readonly lines: readonly InvoiceLine[];
  /** Why something is given back. */
  readonly reason?: string;
}

export interface Invoice {
  readonly id: InvoiceId;
  readonly seriesId: InvoiceSeriesId;
  readonly kind: "invoice" | "credit_note";
  /** With its check characters: CANTINE-2026-000123-7K. */
  readonly number: string;
  /** Null for a credit note. */
  readonly month: Month | null;
  readonly totalCents: number;
  readonly issuedOn: CivilDate;
  readonly dueOn: CivilDate | null;
  /** The invoice that a credit note mends. */
  readonly aboutId: InvoiceId | null;
  /** Null once who pays is erased. */
  readonly content: InvoiceContent | null;
}

/** How an invoice is today. `credited` and `paid` in cents; `left` is what is still to pay. */
export interface Standing {
  readonly state: "due" | "partly" | "late" | "paid" | "cancelled";
  readonly credited: number;
  readonly paid: number;
  readonly left: number;
}

/** As who pays reads it. */
export interface OwnInvoice {
  readonly invoice: Invoice;
  readonly content: InvoiceContent;
  /** Null for a credit note. */
  readonly standing: Standing | null;
  readonly creditNotes: readonly Invoice[];
  /** Of a credit note: the invoice that it mends. */
  readonly about: Invoice | null;
}

/** What keeps something from being invoiced, or deserves a look before. */
export type MonthAnomaly = {
  /** Whose it is, as they are called; empty when nobody knows. */
  readonly name: string;
  readonly personId: PersonId | null;
} & (
  | {
      /**
       * no_payer: nobody answers for this account, a child without a validated parent · two_homes: parents
       * who do not live together · either: several may pay, and nothing decides · nobody: whose account it
       * was is erased. Of the first three, an agent may say who pays.
       */
      readonly what: "no_payer" | "two_homes" | "either" | "nobody";
      readonly accountId: CounterAccountId;
      readonly cents: number;
    }
  /**
   * Of what has no payer, by its age: in two months no invoice will take it any more · none does since now.
   */
  | { readonly what: "leaving" | "left"; readonly accountId: CounterAccountId; readonly cents: number }
  /** Of who has their invoice of this month already: it will be on that of the month `next`. */
  | { readonly what: "later"; readonly cents: number; readonly next: Month }
  /**
   * price_differs: a tariff is published, and gives another price than what the service took · above_highest:
   * more than anybody pays under it · twice: of one account, service and day · unreadable: something that is
   * known of who pays does not open, and they are invoiced nothing.
   */
  | { readonly what: "price_differs" | "above_highest" | "twice" | "unreadable"; readonly lines: number }
);

export interface PreparedInvoice {
  readonly payerId: PersonId;
  readonly lines: readonly InvoiceLine[];
  readonly totalCents: number;
}

/** What a service gave back of an invoice already sent. */
export interface PreparedCredit {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
  /** The lines of the counter that gave it back. */
  readonly backIds: readonly TransferId[];
  readonly totalCents: number;
}

/** What a month would send, in figures. */
export interface PreparedMonth {
  readonly series: InvoiceSeries;
  readonly month: Month;
  /** Invoices. */
  readonly count: number;
  readonly totalCents: number;
  readonly creditCount: number;
  readonly creditedCents: number;
  readonly anomalies: readonly MonthAnomaly[];
  /** The same again while nothing moved: what an agent looked at is what they send. */
  readonly seen: string;
}
