import type { ProvenElement } from "@ardeco/contracts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { ServiceNamed } from "./decision.ts";
import type { Release } from "./grant.ts";

/**
 * Exactly what the service may be told now: granted ∩ published, validated, not expired. Throws consent.no_live_grant.
 * In the holder authority, as the system when an application asks; follow with `recordRelease` when it leaves.
 */
export async function readRelease(_tx: Tx, _context: Context, _input: ServiceNamed): Promise<Release> {
  throw new Error("not written yet");
}

/** The raw elements of a release as `toVerifiedClaims` takes them; answers and exceptions are left out. */
export function provenElements(_release: Release): readonly ProvenElement[] {
  throw new Error("not written yet");
}
