import { bicRefusal, compact, ibanRefusal } from "./account.ts";
import type { SepaProblem, SepaRefusal } from "./refusal.ts";
import { bankText, idRefusal } from "./text.ts";
import { type Node, nested, node } from "./xml.ts";

/**
 * Who pays or is paid. Names are written as banks take them: without accents, 70 signs (EPC130-08, AT-14).
 */
export interface Party {
  readonly name: string;
  readonly iban: string;
  /** Not needed inside the EEA since 2016 (Regulation (EU) 260/2012, art. 5.7). */
  readonly bic?: string;
}

export interface FileFacts {
  /** Unique for ever, 33 signs (blocks are numbered after it): by it the bank refuses a file given twice. */
  readonly messageId: string;
  /** Written in UTC, to the second; its day is the day of the file. */
  readonly created: Date;
}

export const MOST_NAME = 70;
export const MOST_LABEL = 140;
const MOST_CENTS = 99_999_999_999;

export function problem(refusal: SepaRefusal | null, at: string): SepaProblem | null {
  return refusal === null ? null : { refusal, at };
}

export function partyProblems({ name, iban, bic }: Party, at: string): readonly (SepaProblem | null)[] {
  return [
    problem(bankText(name, MOST_NAME) === "" ? "name.empty" : null, `${at}.name`),
    problem(ibanRefusal(iban), `${at}.iban`),
    problem(bic === undefined ? null : bicRefusal(bic), `${at}.bic`),
  ];
}

export function amountProblem(cents: number, at: string): SepaProblem | null {
  return problem(Number.isInteger(cents) && cents >= 1 && cents <= MOST_CENTS ? null : "amount.outside", at);
}

/** References that come back must tell which debit it was: each once in a file. */
export function idProblems(
  ids: readonly string[],
  at: (index: number) => string,
): readonly (SepaProblem | null)[] {
  const seen = new Set<string>();
  return ids.map((id, index) => {
    const isTwice = seen.has(id);
    seen.add(id);
    return problem(idRefusal(id) ?? (isTwice ? "id.twice" : null), at(index));
  });
}

export function groupHeader({ messageId, created }: FileFacts, cents: readonly number[], name: string): Node {
  return node("GrpHdr", [
    node("MsgId", messageId),
    node("CreDtTm", created.toISOString().slice(0, 19)),
    ...totals(cents),
    nested(["InitgPty", "Nm"], bankText(name, MOST_NAME)),
  ]);
}

export function totals(cents: readonly number[]): readonly Node[] {
  return [
    node("NbOfTxs", String(cents.length)),
    node("CtrlSum", euros(cents.reduce((sum, one) => sum + one, 0))),
  ];
}

export function amount(cents: number): Node {
  return node("InstdAmt", euros(cents), { Ccy: "EUR" });
}

/** Cents as "12.34", without a division: 0.1 is not a number that a computer has. */
export function euros(cents: number): string {
  const digits = String(cents).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function named(role: string, { name }: Party): Node {
  return nested([role, "Nm"], bankText(name, MOST_NAME));
}

export function account(role: string, { iban }: Party): Node {
  return nested([role, "Id", "IBAN"], compact(iban));
}

/** Without a BIC, "NOTPROVIDED" (EPC130-08, section 2.2: "IBAN only"). */
export function agent(role: string, { bic }: Party): Node {
  return bic === undefined
    ? nested([role, "FinInstnId", "Othr", "Id"], "NOTPROVIDED")
    : nested([role, "FinInstnId", "BICFI"], compact(bic));
}

/** A label that says nothing is left out rather than empty. */
export function label(said: string): Node | null {
  const plain = bankText(said, MOST_LABEL);
  return plain === "" ? null : nested(["RmtInf", "Ustrd"], plain);
}
