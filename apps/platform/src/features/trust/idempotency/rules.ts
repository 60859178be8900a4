export const KEPT_MS = 24 * 3_600_000;
/** Longer than any request may last: beyond, whoever ran it is gone. */
const ABANDONED_MS = 60_000;

/** What is known of a key. */
export interface KnownKey {
  readonly sameRequest: boolean;
  readonly answered: boolean;
  /** Since it began. */
  readonly ageMs: number;
}

export type Standing = "new" | "answered" | "running" | "another";

/** What a request under a key is: past its time, the key is as good as new. */
export function computeRequestStanding(known: KnownKey | undefined): Standing {
  if (!known || known.ageMs >= KEPT_MS) return "new";
  if (!known.sameRequest) return "another";
  if (known.answered) return "answered";
  return known.ageMs >= ABANDONED_MS ? "new" : "running";
}
