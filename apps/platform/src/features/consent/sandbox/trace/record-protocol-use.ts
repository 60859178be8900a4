import type { Context } from "../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../kernel/ids.ts";
import { findSpace } from "../store/spaces.ts";
import { recordTrace } from "./record-trace.ts";

/** A request at the OpenID endpoints of a space. */
export interface ProtocolUse {
  readonly kind: string;
  readonly outcome: string;
  readonly clientId?: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
}

/** Writes down what an application did. In a sandbox only; runs as the system. */
export async function recordProtocolUse(
  context: Context,
  { kind, outcome, clientId, facts }: ProtocolUse,
): Promise<void> {
  await context.transaction(async (tx) => {
    if (!(await findSpace(tx, context.authorityId))) return;
    const client = isUuid(clientId) ? { clientId: parseId<"client">(clientId) } : {};
    await recordTrace(tx, context, {
      kind: formatTraceWord(kind),
      outcome: formatTraceWord(outcome),
      facts,
      ...client,
    });
  });
}

const formatTraceWord = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z_0-9]/g, "_")
    .slice(0, 40) || "unknown";
