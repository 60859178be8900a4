// What a log line may hold. A person is never named in it: no name, no address, no e-mail, no value typed in
// a form, no URL as received (its query may carry a token). Identifiers of authorities, requests and jobs are
// enough to find the rest in the journal, where reading is itself recorded.

export type AllowedFields = Record<string, unknown>;

const scalars = new Set([
  "requestId",
  "reqId",
  "authorityId",
  "actorKind",
  "module",
  "action",
  "code",
  "status",
  "method",
  "route",
  "durationMs",
  "job",
  "jobId",
  "attempt",
  "host",
  "port",
  "version",
  "migration",
  "count",
  "signal",
  // Of a trace: what a statement does, to which table.
  "operation",
  "table",
]);

/** Words, figures and the punctuation of routes and codes; no @, no quote, no equals sign. */
const PLAIN = /^[\p{L}\p{N} _.,:;/()’'*{}[\]-]{1,200}$/u;

export function filterAllowedFields(fields: AllowedFields): AllowedFields {
  const kept: AllowedFields = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === "err") kept[name] = toAllowedError(value);
    else if (scalars.has(name) && isPlain(value)) kept[name] = value;
  }
  return kept;
}

/** Messages are literals in our code; one that a library builds from data is withheld. */
export function filterAllowedMessage(message: unknown): string {
  return typeof message === "string" && PLAIN.test(message) ? message : "message withheld";
}

function isPlain(value: unknown): boolean {
  return (
    typeof value === "number" ||
    typeof value === "boolean" ||
    value === null ||
    (typeof value === "string" && PLAIN.test(value))
  );
}

/** Of several that failed together, the first ones are enough to see where. */
const MOST_ERRORS = 5;

/** Class, code and frames. The message stays out: PostgreSQL, for one, quotes the row in it. */
function toAllowedError(error: unknown): unknown {
  if (!isLikeAnError(error)) return { type: typeof error };
  const code = "code" in error && isPlain(error.code) ? error.code : undefined;
  const frames = selectStackFrames(error)
    .split("\n")
    .filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? toAllowedError(error.cause) : undefined;
  const errors =
    error instanceof AggregateError ? error.errors.slice(0, MOST_ERRORS).map(toAllowedError) : undefined;
  return { type: isPlain(error.name) ? error.name : "Error", code, stack: frames.join("\n"), cause, errors };
}

interface ErrorLike {
  readonly name?: unknown;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: unknown;
}

/** An error, or what a library copied of one into an object of its own (pg-boss). */
function isLikeAnError(error: unknown): error is ErrorLike {
  if (error instanceof Error) return true;
  if (typeof error !== "object" || error === null) return false;
  const { message, stack } = { message: undefined, stack: undefined, ...error };
  return typeof message === "string" && (stack === undefined || typeof stack === "string");
}

/** A stack starts with the message, some line of which may look like a frame. */
function selectStackFrames({ stack = "", message }: ErrorLike): string {
  const at = stack.indexOf(message);
  return at < 0 ? "" : stack.slice(at + message.length);
}
