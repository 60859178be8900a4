import type { Context, Tx } from "../../../../kernel/context.ts";
import type { ClientId } from "../../../../kernel/ids.ts";
import { insertTrace } from "../store/traces.ts";

/** One line of what a vendor, or their application, did: gestures and codes, never a value. */
export interface Trace {
  /** "token", "userinfo", "gesture"… */
  readonly kind: string;
  /** "done", or a code of the protocol. */
  readonly outcome: string;
  readonly clientId?: ClientId;
  readonly facts?: Readonly<Record<string, string | boolean>>;
}

export async function note(
  tx: Tx,
  context: Context,
  { kind, outcome, clientId, facts = {} }: Trace,
): Promise<void> {
  await insertTrace(tx, {
    authority_id: context.authorityId,
    id: context.newId<string>(),
    at: context.now(),
    client_id: clientId ?? null,
    kind,
    outcome,
    facts: { ...facts },
  });
}
