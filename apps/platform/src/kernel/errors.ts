// One error for every refusal a person or a program can meet: a stable code, an HTTP status, a sentence that
// says what happened and what to do. The catalogue in docs/generated/errors.md is read from the defineErrors
// calls.

export type Language = "fr" | "en";

export interface Sentence {
  readonly fr: string;
  readonly en: string;
}

export interface ErrorDefinition extends Sentence {
  /**
   * HTTP status: a 4xx, or 503 for what this server lacks for a while (a key). Any other 5xx is a bug, and is
   * never defined.
   */
  readonly status: number;
  /** What to do next. */
  readonly todo: Sentence;
  /** Where it is done: a page of the authority, relative to `/:slug`. */
  readonly page?: string;
}

/** An error beside a field: the field's name, the stable code, the sentence shown. */
export interface FieldError extends Sentence {
  readonly field: string;
  readonly code: string;
}

export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: string;
  readonly status: number;
  readonly definition: ErrorDefinition;
  readonly fields: readonly FieldError[];

  constructor(code: string, definition: ErrorDefinition, fields: readonly FieldError[] = []) {
    super(code);
    this.code = code;
    this.status = definition.status;
    this.definition = definition;
    this.fields = fields;
  }
}

export interface ErrorCatalogue<Code extends string> {
  readonly definitions: Readonly<Record<Code, ErrorDefinition>>;
  /**
   * Each code by its own name, to recognise an error that was caught: a name that is not defined does not
   * compile.
   */
  readonly codes: { readonly [Name in Code]: Name };
  /** Builds the error to throw. */
  error(code: Code, fields?: readonly FieldError[]): AppError;
}

const known = new Map<string, ErrorDefinition>();

/** Every code that this process may answer, by name: what the page of errors tells. */
export const listErrors = (): readonly (readonly [code: string, definition: ErrorDefinition])[] =>
  [...known].sort(([one], [other]) => (one < other ? -1 : 1));

export const isErrorCode = (code: string): boolean => known.has(code);

/** Where a code is explained, stable: the `type` of a problem (RFC 9457, section 3.1.1). */
export const formatErrorAddress = (code: string): string => `/api/v1/errors#${code}`;

export function defineErrors<Code extends string>(
  definitions: Readonly<Record<Code, ErrorDefinition>>,
): ErrorCatalogue<Code> {
  const names = Object.keys(definitions) as Code[];
  for (const code of names) known.set(code, definitions[code]);
  return {
    definitions,
    codes: Object.fromEntries(names.map((code) => [code, code])) as { readonly [Name in Code]: Name },
    error: (code, fields) => new AppError(code, definitions[code], fields),
  };
}
