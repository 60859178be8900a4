import { type Static, type TSchema, Type } from "typebox";
import { Check } from "typebox/value";
import type { OutboundAnswer } from "../../kernel/ports.ts";
import type { SourceOutcome, SourceReply } from "../../kernel/state-sources.ts";

const ApiError = Type.Object({
  code: Type.String({ maxLength: 20 }),
  meta: Type.Optional(Type.Union([Type.Null(), Type.Object({ retry_in: Type.Optional(Type.Number()) })])),
});
const Refusal = Type.Object({ errors: Type.Array(ApiError, { minItems: 1 }) });

/** Several people answer to this identity. */
const SEVERAL = "00391";
/** A minute is the window of the limits: when the API says nothing of how long, the whole of it. */
const WINDOW_SECONDS = 60;
/** Nothing keeps questions waiting longer than this: the ban for who ignores a 429. */
const LONGEST_SECONDS = 12 * 3600;

/** A field of `data` missing where the habilitation hides it. */
export class Hidden extends Error {
  override readonly name = "Hidden";
}

/**
 * What an answer of API Particulier means, by `errors[].code` and status. `take` builds what was found from
 * `data`; it throws Hidden when the habilitation does not open it. An answer of no known shape is a source
 * that is down: it says nothing.
 */
export function readReply<Data extends TSchema, Found>(
  answer: OutboundAnswer,
  schema: Data,
  take: (data: Static<Data>) => Found,
  now: Date,
): SourceReply<Found> {
  const body = parse(answer.text);
  const outcome = answer.status === 200 ? readFound(body, schema, take) : readRefusal(answer, body, now);
  const pause = computeAskedPause(answer, now);
  return pause === undefined ? outcome : { ...outcome, pauseSeconds: pause };
}

function readFound<Data extends TSchema, Found>(
  body: unknown,
  schema: Data,
  take: (data: Static<Data>) => Found,
): SourceOutcome<Found> {
  if (typeof body !== "object" || body === null || !("data" in body))
    return { outcome: "down", code: "shape" };
  const { data } = body;
  if (!Check(schema, data)) return { outcome: "down", code: "shape" };
  try {
    return { outcome: "found", found: take(data) };
  } catch (error) {
    if (error instanceof Hidden) return { outcome: "refused", code: "hidden" };
    throw error;
  }
}

function readRefusal(answer: OutboundAnswer, body: unknown, now: Date): SourceOutcome<never> {
  const error = Check(Refusal, body) ? body.errors[0] : undefined;
  const code = error?.code ?? String(answer.status);
  const retryIn = error?.meta?.retry_in;
  switch (answer.status) {
    case 401:
      return { outcome: "refused", code };
    case 403:
      // "Votre token est valide mais vos privilèges sont insuffisants": of the habilitation, or of this
      // question.
      return { outcome: "refused", code, perhapsAlone: true };
    case 404:
      // A proxy's page is not the answer of a register.
      return error ? { outcome: "not_found" } : { outcome: "down", code };
    case 422:
      if (code === SEVERAL) return { outcome: "several" };
      return code === "00203" ? { outcome: "refused", code } : { outcome: "not_enough" };
    case 429:
      return {
        outcome: "too_fast",
        retryAfterSeconds: computeBoundedSeconds(parseRetryDelay(answer, now) ?? retryIn ?? WINDOW_SECONDS),
      };
    default: {
      const later = parseRetryDelay(answer, now) ?? retryIn;
      return {
        outcome: "down",
        code,
        ...(later === undefined ? {} : { retryAfterSeconds: computeBoundedSeconds(later) }),
      };
    }
  }
}

/**
 * Nothing is left of this window: seconds to its end. `RateLimit-Reset` is an instant in seconds here, a
 * duration in RFC drafts.
 */
function computeAskedPause(answer: OutboundAnswer, now: Date): number | undefined {
  const { "ratelimit-remaining": remaining, "ratelimit-reset": reset } = answer.headers ?? {};
  if (remaining === undefined || !(Number(remaining) <= 0)) return undefined;
  const seconds = Number(reset);
  if (!Number.isFinite(seconds)) return WINDOW_SECONDS;
  const until = seconds > 1_000_000_000 ? seconds - now.getTime() / 1000 : seconds;
  return computeBoundedSeconds(until);
}

/** Seconds, or a date (RFC 9110, section 10.2.3). */
function parseRetryDelay(answer: OutboundAnswer, now: Date): number | undefined {
  const text = answer.headers?.["retry-after"];
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : (at - now.getTime()) / 1000;
}

function computeBoundedSeconds(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 1), LONGEST_SECONDS);
}

function parse(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    return undefined;
  }
}
