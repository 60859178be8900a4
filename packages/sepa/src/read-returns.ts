import { type BankReason, reasonOf } from "./reasons.ts";
import { RefusedPayments } from "./refusal.ts";
import { all, readDocument, text } from "./xml.ts";

/** Some thousands of refusals, or the notice of a day of a large town: a bank sends one a day. */
const LONGEST_RETURNS = 10_000_000;

/** A debit that the bank refused before the day (pain.002), or gave back after it (camt.054). */
export interface ReturnedDebit {
  /** The reference that we gave; NOTPROVIDED where the line of a camt.054 has none. */
  readonly endToEndId: string;
  readonly how: "rejected" | "returned";
  /**
   * As the bank wrote it; null where it wrote none, 0 where a line of a camt.054 says what is no amount in
   * euros.
   */
  readonly amount_cents: number | null;
  readonly code: string;
  readonly reason: BankReason;
}

interface Why {
  readonly code: string;
  readonly reason: BankReason;
}

export interface BankReturns {
  /** The bank's own name for its message. */
  readonly bankMessageId: string;
  /**
   * The file of ours that it answers (`FileFacts.messageId`); null where it names none, as a camt.054 does.
   */
  readonly originalMessageId: string | null;
  readonly returns: readonly ReturnedDebit[];
  /** Set when the bank refused the whole file: nothing of it was done. */
  readonly wholeFile: Why | null;
  /**
   * Blocks refused whole (`PmtInfId` of ours) whose debits the bank did not name one by one: nothing of them
   * was done.
   */
  readonly wholeBlocks: readonly (Why & { readonly blockId: string })[];
}

const UNSAID = "MS03";
/**
 * As ISO 20022 says it of a payment without a reference: a line of somebody else's holds back none of ours.
 */
const NOT_PROVIDED = "NOTPROVIDED";

/**
 * What a bank answered: pain.002 (versions 03 to 10: the elements read are the same) or camt.054 (02 to 08).
 * What was accepted, and what is no return of a debit, is left out.
 * @throws RefusedPayments file.malformed on anything else.
 */
export function readReturns(xml: string): BankReturns {
  // Ten megabytes of something else are known for such before they are taken to pieces.
  if (
    xml.length > LONGEST_RETURNS ||
    !/<(?:[^\s<>:/]{1,60}:)?(?:CstmrPmtStsRpt|BkToCstmrDbtCdtNtfctn)\b/.test(xml)
  )
    throw malformed();
  const root = readDocument(xml);
  const [report] = all(root, ["CstmrPmtStsRpt"]);
  if (report) return readReport(report);
  const [notice] = all(root, ["BkToCstmrDbtCdtNtfctn"]);
  if (notice) return readNotice(notice);
  throw malformed();
}

/**
 * pain.002: group, block or transaction may be rejected; a block's refusal is that of its transactions, named
 * or not.
 */
function readReport(report: Element): BankReturns {
  const group = all(report, ["OrgnlGrpInfAndSts"])[0];
  const isWhole = group !== undefined && text(group, ["GrpSts"]) === "RJCT";
  const blocks = all(report, ["OrgnlPmtInfAndSts"]);
  return {
    bankMessageId: required(report, ["GrpHdr", "MsgId"]),
    originalMessageId: group === undefined ? null : text(group, ["OrgnlMsgId"]),
    wholeFile: isWhole ? whyOf(group, ["StsRsnInf", "Rsn"]) : null,
    wholeBlocks: blocks.filter(isRejected).map((block) => ({
      blockId: required(block, ["OrgnlPmtInfId"]),
      ...whyOf(block, ["StsRsnInf", "Rsn"]),
    })),
    returns: blocks.flatMap((block) =>
      all(block, ["TxInfAndSts"])
        .filter((one) => (text(one, ["TxSts"]) ?? (isRejected(block) ? "RJCT" : "")) === "RJCT")
        .map((one) => rejected(one, block)),
    ),
  };
}

const isRejected = (block: Element): boolean => text(block, ["PmtInfSts"]) === "RJCT";

function rejected(transaction: Element, block: Element): ReturnedDebit {
  const own = text(transaction, ["StsRsnInf", "Rsn", "Cd"]);
  return {
    endToEndId: required(transaction, ["OrgnlEndToEndId"]),
    how: "rejected",
    amount_cents: cents(text(transaction, ["OrgnlTxRef", "Amt", "InstdAmt"])),
    ...whyOf(own === null ? block : transaction, ["StsRsnInf", "Rsn"]),
  };
}

/**
 * camt.054: entries that debit our account and carry a return. A refund of ours that comes back credits it:
 * it is no debit returned.
 */
function readNotice(notice: Element): BankReturns {
  const debits = all(notice, ["Ntfctn", "Ntry"]).filter((entry) => text(entry, ["CdtDbtInd"]) === "DBIT");
  const details = debits.flatMap((entry) => all(entry, ["NtryDtls", "TxDtls"]));
  return {
    bankMessageId: required(notice, ["GrpHdr", "MsgId"]),
    originalMessageId: null,
    wholeFile: null,
    wholeBlocks: [],
    returns: details.filter((detail) => all(detail, ["RtrInf"]).length > 0).map(returned),
  };
}

function returned(detail: Element): ReturnedDebit {
  return {
    endToEndId: text(detail, ["Refs", "EndToEndId"]) ?? NOT_PROVIDED,
    how: "returned",
    amount_cents: centsOrNone(text(detail, ["AmtDtls", "InstdAmt", "Amt"]) ?? text(detail, ["Amt"])),
    ...whyOf(detail, ["RtrInf", "Rsn"]),
  };
}

function whyOf(from: Element, path: readonly string[]) {
  const code = text(from, [...path, "Cd"]) ?? text(from, [...path, "Prtry"]) ?? UNSAID;
  return { code, reason: reasonOf(code) };
}

function required(from: Element, path: readonly string[]): string {
  const value = text(from, path);
  if (value === null) throw malformed();
  return value;
}

/** Of one line among others: what is unreadable is that line's, and matches nothing that we asked. */
function centsOrNone(written: string | null): number | null {
  return written === null || AMOUNT.test(written) ? cents(written) : 0;
}

/** Zeros beyond the cents say nothing. */
const AMOUNT = /^(\d{1,12})(?:\.(\d{1,2})0*)?$/;

/** "12.3" is 1230 cents. More than two decimals is no amount in euros. */
function cents(written: string | null): number | null {
  if (written === null) return null;
  const [, whole, part = ""] = AMOUNT.exec(written) ?? [];
  if (whole === undefined) throw malformed();
  return Number(`${whole}${part.padEnd(2, "0")}`);
}

function malformed(): RefusedPayments {
  return new RefusedPayments([{ refusal: "file.malformed", at: "file" }]);
}
