import type { FastifyRequest } from "fastify";
import { webErrors } from "../errors/web-errors.ts";
import type { Upload } from "./upload.ts";

/** Texts as typed, by input name. */
export type TypedValues = ReadonlyMap<string, readonly string[]>;

/** A form as posted, nothing believed yet. */
export interface PostedForm {
  readonly typed: TypedValues;
  readonly uploads: readonly Upload[];
}

const uploadsOf = new WeakMap<FastifyRequest, readonly Upload[]>();

export const setUploads = (request: FastifyRequest, uploads: readonly Upload[]): void =>
  void uploadsOf.set(request, uploads);

/** Reads a urlencoded or multipart body. Anything else than texts is refused (400). */
export function readForm(request: FastifyRequest): PostedForm {
  const typed = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(request.body ?? {})) {
    const texts = Array.isArray(value) ? value : [value];
    if (!texts.every((text) => typeof text === "string")) throw webErrors.error("request.malformed");
    typed.set(name, texts);
  }
  return { typed, uploads: uploadsOf.get(request) ?? [] };
}

/** The only value of a field; "" when absent. A field sent twice is nobody's form: refused (400). */
export function getTypedText(typed: TypedValues, name: string): string {
  const texts = typed.get(name) ?? [];
  if (texts.length > 1) throw webErrors.error("request.malformed");
  return texts[0] ?? "";
}
