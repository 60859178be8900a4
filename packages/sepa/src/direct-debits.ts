import { compact, creditorIdRefusal } from "./account.ts";
import {
  account,
  agent,
  amount,
  amountProblem,
  type FileFacts,
  groupHeader,
  idProblems,
  label,
  named,
  type Party,
  partyProblems,
  problem,
  totals,
} from "./parts.ts";
import { requireNone, type SepaProblem } from "./refusal.ts";
import { dayRefusal, isTargetDay, nextTargetDay } from "./target-days.ts";
import { idRefusal } from "./text.ts";
import { nested, node, writeDocument } from "./xml.ts";

/** First of a series, one that follows, the last one, or one alone (EPC016-06, AT-21). */
export type SequenceType = "FRST" | "RCUR" | "FNAL" | "OOFF";

export interface DirectDebit {
  /** Ours, given back with the answer; 35 signs, once in a file. */
  readonly endToEndId: string;
  readonly amount_cents: number;
  readonly sequence: SequenceType;
  readonly mandate: {
    /** Référence unique de mandat (RUM). */
    readonly reference: string;
    /** `YYYY-MM-DD` */
    readonly signedOn: string;
    /**
     * Another account than the last debit's: the bank is told of an amendment (EPC130-08, AT-24: "SMNDA").
     */
    readonly newAccount?: boolean;
  };
  readonly debtor: Party;
  /** What the payer reads on their statement: the invoice's number and what it is for. */
  readonly label: string;
}

export interface DirectDebitFile extends FileFacts {
  readonly creditor: Party & {
    /** Identifiant créancier SEPA (ICS). */
    readonly creditorId: string;
  };
  /** `YYYY-MM-DD`, a TARGET day, after the day of the file (EPC016-06, 4.3.1: D-1). */
  readonly collectOn: string;
  readonly debits: readonly DirectDebit[];
}

const ORDER: readonly SequenceType[] = ["FRST", "RCUR", "FNAL", "OOFF"];

/**
 * A file of direct debits (ISO 20022 pain.008.001.08, as EPC130-08 bounds it for SDD Core), one block a
 * sequence type. The same facts give the same bytes.
 * @throws RefusedPayments with every problem at its place.
 */
export function writeDirectDebits(file: DirectDebitFile): string {
  requireNone(problemsOf(file));
  const blocks = ORDER.map((sequence) => file.debits.filter((debit) => debit.sequence === sequence));
  return writeDocument(
    "pain.008.001.08",
    node("CstmrDrctDbtInitn", [
      groupHeader(file, centsOf(file.debits), file.creditor.name),
      ...blocks.flatMap((debits, index) => (debits.length === 0 ? [] : [block(file, debits, index)])),
    ]),
  );
}

/** Everything that forbids the file; the day only where the rest of it can be read. */
function problemsOf(file: DirectDebitFile): readonly (SepaProblem | null)[] {
  const { creditor, debits } = file;
  return [
    problem(idRefusal(file.messageId) ?? (file.messageId.length > 33 ? "id.malformed" : null), "messageId"),
    ...partyProblems(creditor, "creditor"),
    problem(creditorIdRefusal(creditor.creditorId), "creditor.creditorId"),
    dayProblem(file),
    problem(debits.length === 0 ? "file.empty" : null, "debits"),
    ...idProblems(
      debits.map(({ endToEndId }) => endToEndId),
      (index) => `debits.${index}.endToEndId`,
    ),
    ...debits.flatMap((debit, index) => debitProblems(debit, file.collectOn, `debits.${index}`)),
  ];
}

function dayProblem({ collectOn, created }: DirectDebitFile): SepaProblem | null {
  const malformed = dayRefusal(collectOn);
  if (malformed) return problem(malformed, "collectOn");
  if (!isTargetDay(collectOn)) return problem("date.closed", "collectOn");
  const soonest = nextTargetDay(created.toISOString().slice(0, 10));
  return problem(collectOn < soonest ? "date.too_soon" : null, "collectOn");
}

function debitProblems(debit: DirectDebit, collectOn: string, at: string): readonly (SepaProblem | null)[] {
  const { mandate } = debit;
  return [
    amountProblem(debit.amount_cents, `${at}.amount_cents`),
    problem(idRefusal(mandate.reference), `${at}.mandate.reference`),
    problem(
      dayRefusal(mandate.signedOn) ?? (mandate.signedOn > collectOn ? "mandate.later" : null),
      `${at}.mandate.signedOn`,
    ),
    ...partyProblems(debit.debtor, `${at}.debtor`),
  ];
}

function block(
  { messageId, creditor, collectOn }: DirectDebitFile,
  debits: readonly DirectDebit[],
  index: number,
) {
  return node("PmtInf", [
    node("PmtInfId", `${messageId}-${index + 1}`),
    node("PmtMtd", "DD"),
    ...totals(centsOf(debits)),
    node("PmtTpInf", [
      nested(["SvcLvl", "Cd"], "SEPA"),
      nested(["LclInstrm", "Cd"], "CORE"),
      node("SeqTp", debits[0]?.sequence ?? "RCUR"),
    ]),
    node("ReqdColltnDt", collectOn),
    named("Cdtr", creditor),
    account("CdtrAcct", creditor),
    agent("CdtrAgt", creditor),
    node("ChrgBr", "SLEV"),
    nested(
      ["CdtrSchmeId", "Id", "PrvtId", "Othr"],
      [node("Id", compact(creditor.creditorId)), nested(["SchmeNm", "Prtry"], "SEPA")],
    ),
    ...debits.map(transaction),
  ]);
}

function transaction({ endToEndId, amount_cents, mandate, debtor, label: said }: DirectDebit) {
  return node("DrctDbtTxInf", [
    nested(["PmtId", "EndToEndId"], endToEndId),
    amount(amount_cents),
    nested(
      ["DrctDbtTx", "MndtRltdInf"],
      [
        node("MndtId", mandate.reference),
        node("DtOfSgntr", mandate.signedOn),
        ...(mandate.newAccount ? [node("AmdmntInd", "true"), SAME_MANDATE_NEW_ACCOUNT] : []),
      ],
    ),
    agent("DbtrAgt", debtor),
    named("Dbtr", debtor),
    account("DbtrAcct", debtor),
    label(said),
  ]);
}

const SAME_MANDATE_NEW_ACCOUNT = nested(["AmdmntInfDtls", "OrgnlDbtrAcct", "Id", "Othr", "Id"], "SMNDA");

function centsOf(debits: readonly DirectDebit[]): readonly number[] {
  return debits.map(({ amount_cents }) => amount_cents);
}
