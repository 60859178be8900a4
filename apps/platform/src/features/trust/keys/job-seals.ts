import type { Context } from "../../../kernel/context.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { openForAuthority, sealForAuthority } from "./authority-seals.ts";

/** A job's strings are 64 characters at most (infra/jobs/references.ts). */
const PIECE = /.{1,64}/g;

/**
 * What a job carries and nobody reads in its queue: sealed under the authority's key, its length hidden, in
 * pieces.
 */
export function sealForJob(context: Context, field: string, carried: object): string[] {
  const sealed = sealForAuthority(context, field, formatPaddedJson(JSON.stringify(carried)));
  return sealed.toString("hex").match(PIECE) ?? [];
}

/** The text of `data.sealed`, as sealForJob wrote it. Throws keys.cannot_open. */
export function openFromJob(
  context: Context,
  field: string,
  data: Readonly<Record<string, unknown>>,
): string {
  const pieces: unknown[] = Array.isArray(data.sealed) ? data.sealed : [];
  return openForAuthority(context, field, Buffer.from(pieces.join(""), "hex"));
}
