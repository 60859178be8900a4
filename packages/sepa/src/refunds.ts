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
import { requireNone } from "./refusal.ts";
import { dayRefusal, isTargetDay } from "./target-days.ts";
import { idRefusal } from "./text.ts";
import { nested, node, writeDocument } from "./xml.ts";

export interface Refund {
  /** Ours, given back with the answer; 35 signs, once in a file. */
  readonly endToEndId: string;
  readonly amount_cents: number;
  readonly to: Party;
  /** What the person reads on their statement. */
  readonly label: string;
}

export interface RefundFile extends FileFacts {
  readonly payer: Party;
  /** `YYYY-MM-DD`, a TARGET day, not before the day of the file. */
  readonly payOn: string;
  readonly refunds: readonly Refund[];
}

/**
 * A file of refunds (ISO 20022 pain.001.001.09, as EPC132-08 bounds it for SCT). The same facts give the same
 * bytes.
 * @throws RefusedPayments with every problem at its place.
 */
export function writeRefunds(file: RefundFile): string {
  requireNone(problemsOf(file));
  const { messageId, payer, payOn, refunds } = file;
  const cents = refunds.map(({ amount_cents }) => amount_cents);
  return writeDocument(
    "pain.001.001.09",
    node("CstmrCdtTrfInitn", [
      groupHeader(file, cents, payer.name),
      node("PmtInf", [
        node("PmtInfId", `${messageId}-1`),
        node("PmtMtd", "TRF"),
        ...totals(cents),
        nested(["PmtTpInf", "SvcLvl", "Cd"], "SEPA"),
        nested(["ReqdExctnDt", "Dt"], payOn),
        named("Dbtr", payer),
        account("DbtrAcct", payer),
        agent("DbtrAgt", payer),
        node("ChrgBr", "SLEV"),
        ...refunds.map(transfer),
      ]),
    ]),
  );
}

function transfer({ endToEndId, amount_cents, to, label: said }: Refund) {
  return node("CdtTrfTxInf", [
    nested(["PmtId", "EndToEndId"], endToEndId),
    node("Amt", [amount(amount_cents)]),
    to.bic === undefined ? null : agent("CdtrAgt", to),
    named("Cdtr", to),
    account("CdtrAcct", to),
    label(said),
  ]);
}

function problemsOf(file: RefundFile) {
  const { messageId, payer, refunds } = file;
  return [
    problem(idRefusal(messageId) ?? (messageId.length > 33 ? "id.malformed" : null), "messageId"),
    ...partyProblems(payer, "payer"),
    dayProblem(file),
    problem(refunds.length === 0 ? "file.empty" : null, "refunds"),
    ...idProblems(
      refunds.map(({ endToEndId }) => endToEndId),
      (index) => `refunds.${index}.endToEndId`,
    ),
    ...refunds.flatMap(({ amount_cents, to }, index) => [
      amountProblem(amount_cents, `refunds.${index}.amount_cents`),
      ...partyProblems(to, `refunds.${index}.to`),
    ]),
  ];
}

function dayProblem({ payOn, created }: RefundFile) {
  const malformed = dayRefusal(payOn);
  if (malformed) return problem(malformed, "payOn");
  if (!isTargetDay(payOn)) return problem("date.closed", "payOn");
  return problem(payOn < created.toISOString().slice(0, 10) ? "date.too_soon" : null, "payOn");
}
