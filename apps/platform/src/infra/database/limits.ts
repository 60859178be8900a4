import { DatabaseError } from "pg";
import { ServerBusy } from "../../kernel/server-busy.ts";

/** How long one statement may take. */
export interface StatementLimits {
  /** PostgreSQL stops it then, and says so: the connection goes on. */
  readonly statementMs: number;
  /** Nothing was heard by then: the other side is gone, or frozen. The connection is closed. */
  readonly silenceMs: number;
}

/** Somebody waits for the page. */
export const requestLimits: StatementLimits = { statementMs: 15_000, silenceMs: 18_000 };
/** Jobs and commands, which go through whole tables. */
export const systemLimits: StatementLimits = { statementMs: 60_000, silenceMs: 65_000 };
/** One call of a function, shared by many: the others wait behind it. */
export const laneLimits: StatementLimits = { statementMs: 8_000, silenceMs: 10_000 };

/** What takes, gives back and counts jobs: short, but for the nights when old ones are swept away. */
export const jobLimits: StatementLimits = { statementMs: 25_000, silenceMs: 30_000 };

/** A transaction that its server left open holds its locks no longer than this. */
export const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * query_canceled, by statement_timeout; what happens to a server and not to a statement (PostgreSQL, appendix
 * A). A full disk is a fault.
 */
const AWAY = /^(57(014|P0[1-5])|08...|25006|25P03|53300)$/;
/** The words of the driver (pg 8.23) for a connection that was cut, or silent: it gives them no code. */
const CUT =
  /^(Query read timeout|Connection terminated|Client has encountered a connection error|Client was closed)/;

export const isSilence = (error: unknown): boolean =>
  error instanceof Error && error.message === "Query read timeout";

/** The database is away, and nothing was wrong with what was asked: whoever asked is told to come back. */
export function toServerBusy(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ServerBusy) return error;
  if (error instanceof DatabaseError) return AWAY.test(error.code ?? "") ? new ServerBusy(error) : error;
  const isSocket = "syscall" in error && "code" in error;
  return isSocket || CUT.test(error.message) ? new ServerBusy(error) : error;
}
