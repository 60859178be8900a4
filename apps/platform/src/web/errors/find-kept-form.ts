import { LONG_TEXTS, SECRETS } from "@ardeco/ui";
import type { FastifyRequest } from "fastify";

/** A form that was refused before it was understood, to be sent again as it was typed. */
export interface KeptForm {
  readonly action: string;
  /** Name and value of each field, in the order in which they were sent: never a secret, nor a token. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What a person wrote at length, to read and to copy. */
  readonly longTexts: readonly string[];
  /** It held a secret, which is not kept. */
  readonly hadSecrets: boolean;
  /** It carried files, or could: they are to be chosen again. */
  readonly isMultipart: boolean;
}

/** More than our longest form has; a page of what was sent stays as large as it. */
const MOST_FIELDS = 500;
const MOST_LONG_TEXTS = 10;

/**
 * The form of a request whose session ended while it was typed; undefined when the browser does not say that
 * one of our own pages sent it, or nothing of it was read, or it has more fields than any of ours: another
 * site could otherwise have a form of its own sent in the visitor's name with one press.
 */
export function findKeptForm(request: FastifyRequest): KeptForm | undefined {
  const { body, method, headers, url } = request;
  if (method !== "POST" || typeof body !== "object" || body === null) return undefined;
  // Another origin than ours was refused before the body was read.
  if (headers["sec-fetch-site"] !== "same-origin" && headers.origin === undefined) return undefined;
  const sent = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((text) => (typeof text === "string" ? [[name, text] as const] : [])),
  );
  if (sent.length > MOST_FIELDS) return undefined;
  const valuesOf = (field: string) => sent.flatMap(([name, value]) => (name === field ? [value] : []));
  const secrets = valuesOf(SECRETS);
  const left = new Set(["_csrf", SECRETS, ...secrets]);
  const fields = sent.filter(([name]) => !left.has(name));
  const long = new Set(valuesOf(LONG_TEXTS));
  const longTexts = fields.filter(([name, value]) => long.has(name) && value.trim() !== "");
  return {
    action: url,
    fields,
    longTexts: longTexts.slice(0, MOST_LONG_TEXTS).map(([, value]) => value),
    hadSecrets: secrets.length > 0,
    isMultipart: request.isMultipart(),
  };
}
