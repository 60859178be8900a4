import { ApiRefused, sendOnce } from "../api/call-api.ts";
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

/**
 * A call in the middle was not answered: what the lines before it became, and which are wrong when the
 * platform says so. `cause` is why.
 */
export class MoveStopped extends Error {
  override readonly name = "MoveStopped";
  /**
   * Of the first lines, in their order. The next may be done too: sent again under their keys, they are done
   * once.
   */
  readonly told: readonly (TransferDone | TransferRefused)[];
  /** `line` counts from zero in what was given to `move`. */
  readonly wrong: readonly { readonly line: number; readonly field: string; readonly message: string }[];

  constructor(told: readonly (TransferDone | TransferRefused)[], cause: unknown) {
    super(`stopped after ${told.length} lines: ${cause instanceof Error ? cause.message : cause}`, { cause });
    this.told = told;
    this.wrong = cause instanceof ApiRefused ? wrongLines(cause, told.length) : [];
  }
}

/** What one call takes. */
const MOST = 500;

/**
 * Moves a counter for many people, five hundred a call or what the minute lets through, each sent until it is
 * answered: a line is done once, whatever was lost on the way. Throws MoveStopped, and TypeError before
 * anything is sent when two lines have one key.
 * @returns what became of each, in their order
 */
export async function moveCounter(
  connection: Connection,
  counter: string,
  lines: readonly TransferWish[],
): Promise<readonly (TransferDone | TransferRefused)[]> {
  requireKeysApart(lines);
  const told: (TransferDone | TransferRefused)[] = [];
  let [most, next] = [MOST, MOST];
  while (told.length < lines.length) {
    const some = lines.slice(told.length, told.length + next);
    try {
      told.push(...(await moveSome(connection, counter, some)));
      next = most;
    } catch (error) {
      next = fewer(error, some.length);
      if (next === 0) throw new MoveStopped(told, error);
      if (isTooMany(error)) most = next;
    }
  }
  return told;
}

/**
 * The platform compares those of one call: of two lines that have one key, the second would pass for the
 * first, and not be done.
 */
function requireKeysApart(lines: readonly TransferWish[]): void {
  const seen = new Map<string, number>();
  for (const [at, { key }] of lines.entries()) {
    const before = seen.get(key);
    if (before !== undefined) throw new TypeError(`lines ${before} and ${at} have the same key: ${key}`);
    seen.set(key, at);
  }
}

async function moveSome(
  connection: Connection,
  counter: string,
  lines: readonly TransferWish[],
): Promise<readonly (TransferDone | TransferRefused)[]> {
  const path = `/counters/${encodeURIComponent(counter)}/transfers`;
  const isFinal = (refusal: ApiRefused) => fewer(refusal, lines.length) > 0;
  const body = { transfers: lines.map(asSent) };
  const answer = member(await sendOnce(connection, path, body, undefined, isFinal), "transfers");
  if (!Array.isArray(answer) || answer.length !== lines.length)
    throw new TypeError("the platform answers each line");
  return lines.map(({ key }, at) => readAnswer(answer[at], key));
}

/** Nothing else that the caller's objects hold. */
const asSent = ({ key, kind, sub, amount, label, until }: TransferWish): TransferWish => ({
  key,
  kind,
  sub,
  amount,
  ...(label === undefined ? {} : { label }),
  ...(until === undefined ? {} : { until }),
});

const isTooMany = (error: unknown): boolean =>
  error instanceof ApiRefused && error.code === "counters.too_many_lines";

/** How many lines would pass, of a call that does not; 0 when fewer would not either. */
function fewer(error: unknown, sent: number): number {
  if (!(error instanceof ApiRefused)) return 0;
  const { most = 0, left = 0 } = error.pace;
  const fits = isTooMany(error) ? most : error.status === 429 ? left : 0;
  return fits < sent ? fits : 0;
}

function wrongLines({ errors }: ApiRefused, from: number): MoveStopped["wrong"] {
  return errors.flatMap(({ field, message }) => {
    const [, at, name = ""] = /^transfers\.(\d+)(?:\.(\w+))?$/.exec(field) ?? [];
    return at === undefined ? [] : [{ line: from + Number(at), field: name, message }];
  });
}

function readAnswer(line: unknown, key: string): TransferDone | TransferRefused {
  if (member(line, "key") !== key) throw new TypeError("the platform answers the lines in their order");
  const refused = member(line, "refused");
  if (refused !== undefined && refused !== null) {
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
