import { createHash } from "node:crypto";
import { formatReceiptNumber } from "./receipt-number.ts";

export interface Drawn {
  readonly prefix: string;
  /** Civil day, for its year. */
  readonly day: string;
  /** Of what is numbered: the same id draws the same numbers in the same order. */
  readonly id: string;
}

/**
 * A receipt number drawn from an id, where nobody may count the rows that came before. Two ids may draw one
 * number, a thousand of them in a year at one chance in two: `attempt`, from 0, draws another for who finds
 * it taken.
 */
export function drawnNumber({ prefix, day, id }: Drawn, attempt: number): string {
  const salted = attempt === 0 ? id : `${id}.${attempt}`;
  const drawn = createHash("sha256").update(salted).digest().readUInt32BE(0);
  return formatReceiptNumber({
    prefix,
    year: Number(day.slice(0, 4)),
    sequence: 1 + (drawn % 999_999),
  });
}
