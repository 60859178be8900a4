import pino from "pino";
import { type AllowedFields, filterAllowedFields, filterAllowedMessage } from "./allowed-fields.ts";

export type Log = pino.Logger;

export interface LogOptions {
  readonly level: string;
  /** Where lines go, added at the end; null is standard output. */
  readonly file?: string | null;
  readonly destination?: pino.DestinationStream;
}

/**
 * The platform's logger: JSON lines in which only known fields pass, whatever is handed to it, by us or by a
 * library (Fastify takes it as `loggerInstance`). A field that is missing from a line is to be added to the
 * allowlist on purpose.
 */
export function openLog({ level, file, destination = file ? toFile(file) : undefined }: LogOptions): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: filterAllowedFields,
    },
    hooks: {
      logMethod(parameters, method) {
        const { fields, message } = readArguments(parameters);
        method.apply(this, [fields, filterAllowedMessage(message)]);
      },
    },
  };
  return filterBindings(destination ? pino(options, destination) : pino(options));
}

/** For the owner of the process only. Synchronous: the last line before a crash is the one that matters. */
const toFile = (file: string): pino.DestinationStream =>
  pino.destination({ dest: file, mkdir: true, mode: 0o600, sync: true });

/**
 * pino formats the bindings of the root only: children pass here. Their options are dropped, since
 * serializers or formatters of their own would write past the allowlist. Children inherit from the root, this
 * guard included.
 */
function filterBindings(root: Log): Log {
  const { child, setBindings } = root;
  return Object.assign(root, {
    child(this: Log, bindings: pino.Bindings) {
      return child.call(this, filterAllowedFields(bindings));
    },
    setBindings(this: Log, bindings: pino.Bindings) {
      setBindings.call(this, filterAllowedFields(bindings));
    },
  });
}

/** pino takes (message), (error, message) or (object, message, …values): values are never interpolated. */
function readArguments(parameters: readonly unknown[]): { fields: AllowedFields; message: unknown } {
  const [first, second] = parameters;
  if (typeof first === "string") return { fields: {}, message: first };
  if (first instanceof Error) return { fields: { err: first }, message: second ?? "error" };
  const fields = typeof first === "object" && first !== null ? { ...first } : {};
  const repeatsError = "err" in fields && fields.err instanceof Error && fields.err.message === second;
  return { fields, message: repeatsError || second === undefined ? "error" : second };
}
