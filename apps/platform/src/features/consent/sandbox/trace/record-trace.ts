import type { Context, Tx } from "../../../../kernel/context.ts";
import type { ClientId } from "../../../../kernel/ids.ts";
import { createTraceRow } from "../store/traces.ts";

/** One line of what a vendor, or their application, did: gestures and codes, never a value. */
export interface TraceEntry {
  /** "token", "userinfo", "gesture"… */
  readonly kind: string;
  /** "done", or a code of the protocol. */
  readonly outcome: string;
  readonly clientId?: ClientId;
  readonly facts?: Readonly<Record<string, string | boolean>>;
}

export async function recordTrace(
  tx: Tx,
  context: Context,
  { kind, outcome, clientId, facts = {} }: TraceEntry,
): Promise<void> {
  await createTraceRow(tx, {
    authority_id: context.authorityId,
    id: context.newId<string>(),
    at: context.now(),
    client_id: clientId ?? null,
    kind,
    outcome,
    facts: { ...facts },
  });
}
