import { AppError, type ErrorCatalogue } from "./errors.ts";

declare const ofCatalogue: unique symbol;

/** A code that a catalogue defines: `listCodes` alone makes one. */
export type ErrorCode = string & { readonly [ofCatalogue]: true };

/**
 * These codes of a catalogue, or all of them: what `recoverRefusal` expects. A name that is not defined does
 * not compile.
 */
export const listCodes = <Code extends string>(
  catalogue: ErrorCatalogue<Code>,
  ...named: readonly NoInfer<Code>[]
): readonly ErrorCode[] =>
  (named.length > 0 ? named : Object.keys(catalogue.codes)) as unknown as ErrorCode[];

/** Which refusals are expected: of these codes, of these statuses, what is no lack of the server, or any. */
export type Expected = readonly (ErrorCode | number)[] | "4xx" | "any";

/**
 * Where some refusals are normal outcomes of an act, does what is to be done then; what is not expected goes
 * on up. A transaction that the act had joined is undone all the same: `context.savepoint` keeps the rest.
 */
export async function recoverRefusal<Done, Other>(
  expected: Expected,
  act: () => Done | Promise<Done>,
  otherwise: (refusal: AppError) => Other | Promise<Other>,
): Promise<Done | Other> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || !isExpected(expected, error)) throw error;
    return otherwise(error);
  }
}

function isExpected(expected: Expected, { code, status }: AppError): boolean {
  if (expected === "any") return true;
  if (expected === "4xx") return status < 500;
  return expected.some((one) => one === code || one === status);
}

/** What fails by no refusal, as a library does, is refused by this one; a refusal goes on as it is. */
export async function convertFailure<Done>(
  act: () => Promise<Done>,
  toError: (failure: unknown) => Error,
): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof AppError ? error : toError(error);
  }
}
