import type { Context, Tx } from "../../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { getPersonKey } from "../../trust/keys/index.ts";
import { checksErrors } from "./errors.ts";
import { openFinding } from "./finding.ts";
import { findCheckRow } from "./store.ts";

/**
 * Longer than a check and its repeats take; beyond, an antivirus is down, or nothing is promised on a page.
 */
export const WAITING_MS = 15 * 60_000;

/**
 * A configured antivirus has not looked at it yet: until then nobody opens it, and nothing is decided on it.
 * Without one, nothing is awaited.
 */
export async function isLookAwaited(tx: Tx, context: Context, documentId: DocumentId): Promise<boolean> {
  if (!context.ports.antivirus.isConfigured) return false;
  return (await findCheckRow(tx, context.authorityId, documentId)) === undefined;
}

/** Before a document is shown to anybody. Throws checks.infected, checks.look_awaited. */
export function requireHarmless(
  context: Context,
  { documentId, personId }: { readonly documentId: DocumentId; readonly personId: PersonId },
): Promise<void> {
  return context.read(async (tx) => {
    const row = await findCheckRow(tx, context.authorityId, documentId);
    if (!row && context.ports.antivirus.isConfigured) throw checksErrors.error("checks.look_awaited");
    if (!row) return;
    const { outcome } = openFinding(await getPersonKey(tx, context, personId), row);
    if (outcome === "infected") throw checksErrors.error("checks.infected");
  });
}
