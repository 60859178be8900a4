import { getTypedText, type TypedValues } from "./posted-form.ts";

/** The largest number a column of revisions holds. */
const LARGEST = 2_147_483_647;

/**
 * Which revision the form showed; 0, which no row has, when it says none: its use case then answers that it
 * changed.
 */
export function parseRevision(typed: TypedValues, name = "_revision"): number {
  const text = getTypedText(typed, name);
  const revision = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return revision <= LARGEST ? revision : 0;
}
