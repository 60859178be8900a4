import { sendOnce } from "../api/call-api.ts";
import type { Connection } from "../connection.ts";
import { member, textOf } from "../read.ts";

/** One line: what a person's counter gives, takes or holds. */
export interface TransferWish {
  /** Yours, kept with what it is for: the same key is the same operation, for ever. */
  readonly key: string;
  readonly kind: "debit" | "credit" | "reserve";
  readonly sub: string;
  /** Whole, in the unit of the counter: cents for euros. */
  readonly amount: number;
  /** The person reads it. */
  readonly label?: string;
  /** Of a reservation alone: at most thirty days from now. */
  readonly until?: Date;
}

export interface TransferDone {
  readonly key: string;
  readonly transfer: string;
  readonly amount: number;
  /** Absent where services share the counter and may not read it. */
  readonly balance?: number;
  /** It was done before. */
  readonly replayed: boolean;
}

export interface TransferRefused {
  readonly key: string;
  /** `code` is stable (`/api/v1/errors`). */
  readonly refused: { readonly status: number; readonly code: string; readonly detail: string };
}

/** What one call takes. */
const MOST = 500;

/**
 * Moves a counter for many people, five hundred a call, each sent until it is answered: a line is done once, whatever was lost on the way.
 * @returns what became of each, in their order
 */
export async function moveCounter(
  connection: Connection,
  counter: string,
  lines: readonly TransferWish[],
): Promise<readonly (TransferDone | TransferRefused)[]> {
  const told: (TransferDone | TransferRefused)[] = [];
  for (let from = 0; from < lines.length; from += MOST) {
    const transfers = lines.slice(from, from + MOST);
    const path = `/counters/${encodeURIComponent(counter)}/transfers`;
    const answer = member(await sendOnce(connection, path, { transfers }), "transfers");
    if (!Array.isArray(answer) || answer.length !== transfers.length)
      throw new TypeError("the platform answers each line");
    told.push(...answer.map(readAnswer));
  }
  return told;
}

function readAnswer(line: unknown): TransferDone | TransferRefused {
  const key = textOf(line, "key") ?? "";
  const refused = member(line, "refused");
  if (refused !== undefined) {
    const status = Number(member(refused, "status"));
    return {
      key,
      refused: { status, code: textOf(refused, "code") ?? "", detail: textOf(refused, "detail") ?? "" },
    };
  }
  const [transfer, amount, balance] = [
    textOf(line, "transfer"),
    member(line, "amount"),
    member(line, "balance"),
  ];
  if (transfer === undefined || typeof amount !== "number")
    throw new TypeError("the platform answers a transfer or a refusal");
  const replayed = member(line, "replayed") === true;
  return { key, transfer, amount, ...(typeof balance === "number" ? { balance } : {}), replayed };
}
