import { AppError } from "./errors.ts";
import { ServerBusy } from "./server-busy.ts";

/**
 * Whether it is of one row alone: sealed, and not to be opened, or not of its shape. A key that this server
 * lacks, a connection or a fault of the program is not: it may be of all.
 */
export const isUnreadable = (error: unknown): boolean =>
  /^keys\.(cannot_open$|wrong_shape\.)/.test(getErrorCode(error));

/** "" where an error has none. */
export const getErrorCode = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/**
 * Whether it is of the server and not of what was handled: a key it lacks, the database, a socket. Tried
 * again, it may pass; nothing is concluded of anybody from it.
 */
export const isOfTheHouse = (error: unknown): boolean =>
  error instanceof ServerBusy ||
  (error instanceof AppError && error.status === 503) ||
  OF_THE_HOUSE.test(getErrorCode(error));

/**
 * Classes of SQLSTATE (PostgreSQL, appendix A): connection, transaction, rollback, resources, intervention,
 * system; and those of sockets.
 */
const OF_THE_HOUSE = /^((08|25|40|53|57|58|XX)[0-9A-Z]{3}|E[A-Z]+)$/;

/**
 * Whether a rule refused, and would refuse again. What is of the house, and a fault of the program, is none.
 */
export const isRefusal = (error: unknown): boolean => error instanceof AppError && !isOfTheHouse(error);

/** For `catch`: what does not open of one family is left out; what is of the house is thrown on. */
export function acceptForeignError(error: unknown): undefined {
  if (isOfTheHouse(error)) throw error;
  return undefined;
}
