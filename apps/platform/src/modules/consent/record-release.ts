import type { Context, Tx } from "../../kernel/context.ts";
import type { Release } from "./grant.ts";

export interface ReleaseDone {
  readonly release: Release;
  /** How it left, for the journal. */
  readonly via: "openid" | "api" | "file";
}

/** Journals that these items left for the service, and remembers (HMAC) what it was told. In the same transaction. */
export async function recordRelease(_tx: Tx, _context: Context, _done: ReleaseDone): Promise<void> {
  throw new Error("not written yet");
}
