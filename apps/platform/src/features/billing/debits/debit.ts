import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Id, PersonId, StaffId } from "../../../kernel/ids.ts";
import type { CounterAccountId } from "../../ledger/counters/index.ts";
import type { InvoiceId, InvoiceSeriesId, OpenPart } from "../invoices/index.ts";
import type { RegieId } from "../payments/index.ts";

export type MandateId = Id<"mandate">;
export type CollectionId = Id<"debitCollection">;
export type DebitId = Id<"directDebit">;
export type CreditorChangeId = Id<"creditorChange">;

/** Under which identifier, and to which account, the invoices of a series are taken. */
export interface Creditor {
  readonly seriesId: InvoiceSeriesId;
  /** Whose money it is, and whose régisseur gives the files to the bank. */
  readonly regieId: RegieId;
  /** As the payer's bank shows it: 70 characters. */
  readonly name: string;
  /** Identifiant créancier SEPA (EPC262-08). */
  readonly ics: string;
  readonly iban: string;
  /**
   * How long before the day payers are told: 14 days unless mandates agree on another delay (EPC016-06,
   * 4.3.2).
   */
  readonly noticeDays: number;
}

/** As it is kept: who gave the first account, and who agreed. */
export interface KeptCreditor extends Creditor {
  /** Null where it serves since before this was kept. */
  readonly setBy: StaffId | null;
  /** Who last changed it while it waited. */
  readonly mendedBy: StaffId | null;
  /** Whether mandates may be signed for it: another than who gave it has said yes. */
  readonly isAgreed: boolean;
}

/** What an administrator asked to change of where money goes, until another says yes, or its day comes. */
export interface CreditorChange {
  readonly id: CreditorChangeId;
  readonly state: "waiting" | "served" | "withdrawn";
  readonly creditor: Creditor;
  readonly askedBy: StaffId;
  readonly askedOn: CivilDate;
  /** Where nobody else may say yes: from this day on, it serves all the same. */
  readonly servesOn: CivilDate | null;
}

/** An account that the payer gave, and how. */
export interface GivenAccount {
  readonly iban: string;
  /** Whose account it is, as the bank knows them. */
  readonly holder: string;
  readonly on: CivilDate;
  /** Where the paper was signed; empty online. */
  readonly place: string;
  /** The agent who typed it, as they were called; empty online. */
  readonly by: string;
  /** How the payer was signed in (SignInMethod); empty at a desk. */
  readonly signedInBy: string;
}

export interface MandateContent {
  readonly payerId: PersonId;
  /** The last is the one in force. */
  readonly accounts: readonly GivenAccount[];
  /**
   * The account that the last collection took from: when it is another now, the bank is told of an amendment.
   */
  readonly collectedIban?: string;
}

export interface Mandate {
  readonly id: MandateId;
  readonly seriesId: InvoiceSeriesId;
  /** Référence unique de mandat (RUM). */
  readonly reference: string;
  readonly signedOn: CivilDate;
  readonly noticeDays: number;
  readonly state: "active" | "revoked" | "expired";
  readonly endedOn: CivilDate | null;
  readonly collectedOn: CivilDate | null;
  readonly accountOn: CivilDate;
  readonly accountBy: StaffId | null;
  readonly seenBy: StaffId | null;
  /** Why the bank says that trying again is of no use. */
  readonly refusedCode: string | null;
  /** Null once the payer is erased. */
  readonly content: MandateContent | null;
}

/** A mandate as its payer, or an agent, reads it: four digits of the account. */
export interface ReadMandate extends Omit<Mandate, "content"> {
  readonly creditor: Creditor;
  readonly lastFour: string;
  readonly holder: string;
  /** An agent typed this account, and no colleague has compared it with the paper yet. */
  readonly waitsForLook: boolean;
  /**
   * What the bank refuses: this account, whoever signs, or this mandate, until it is signed again; null when
   * nothing.
   */
  readonly refused: "account" | "mandate" | null;
  /** What will be taken, the soonest first. */
  readonly coming: readonly ComingDebit[];
}

export interface ComingDebit {
  readonly on: CivilDate;
  readonly invoiceId: InvoiceId;
  readonly invoice: string;
  /** What is taken as things stand; nothing once it is paid another way. */
  readonly cents: number;
  /**
   * Of the account it is taken from: that of the file, once there is one. Null for whoever reads by a mandate
   * bounded to some services.
   */
  readonly lastFour: string | null;
  /** The file is made: the bank takes it, whatever is paid meanwhile. */
  readonly isSent: boolean;
  readonly accountIds: readonly CounterAccountId[];
}

/** Why something is in no file. */
export type LeftOut =
  | "revoked"
  | "deceased"
  | "to_look"
  | "refused"
  | "notice"
  | "erased"
  | "paid"
  /** A debit has paid it, and what it brought paid another's: an agent looks at it. */
  | "paid_before"
  /** Paid in several times, as an agent agreed. */
  | "planned"
  | "cancelled"
  /** Something changed in the very moment: it is taken when preparing goes on. */
  | "changed"
  /** It could not be read: an operator looks at it. */
  | "fault";

export interface Collection {
  readonly id: CollectionId;
  readonly seriesId: InvoiceSeriesId;
  readonly collectOn: CivilDate;
  readonly state: "prepared" | "sent" | "settled" | "cancelled";
  /**
   * As it was when it was prepared, whatever changes afterwards: whose account it is, and whose régisseur
   * gives the file.
   */
  readonly creditor: Pick<Creditor, "name" | "ics" | "iban" | "regieId">;
  /** Mandates are being looked at: no file is made until then. */
  readonly isGoingOn: boolean;
  /** Mandates that could not be read, and take part in nothing. */
  readonly faults: number;
  readonly messageId: string | null;
  readonly createdAt: Date | null;
  /** Hexadecimal, of the file. */
  readonly fileHash: string | null;
}

/** What a debit is about; the account is as the file has it once it is sent. */
export interface DebitContent {
  readonly payerId: PersonId;
  readonly holder: string;
  readonly iban: string;
  /** Another account than the last time: the bank is told so. */
  readonly amended: boolean;
  readonly reference: string;
  readonly signedOn: CivilDate;
  /** The invoice's, with its check characters. */
  readonly invoice: string;
  readonly parts: readonly OpenPart[];
}

export interface Debit {
  readonly id: DebitId;
  readonly collectionId: CollectionId;
  readonly mandateId: MandateId;
  readonly invoiceId: InvoiceId;
  readonly cents: number;
  readonly state: "prepared" | "left_out" | "sent" | "paid" | "rejected" | "returned";
  readonly sequence: "FRST" | "RCUR" | null;
  readonly rank: number | null;
  readonly why: string | null;
  readonly content: DebitContent | null;
}

/** What a bank sent back and was never asked, or not so. */
export interface DebitAnomaly {
  readonly day: CivilDate;
  readonly what: "unknown" | "amount" | "state";
  readonly reference: string;
  readonly code: string;
  readonly cents: number | null;
}
