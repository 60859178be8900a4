import { readVerifier } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import { listAgents } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import { updateRefusalNotice } from "./store.ts";
import type { Witness, WitnessStanding } from "./witnesses.ts";

/** A witness that goes on refusing is told again after a week, and not at each hour. */
const TOLD_AGAIN_MS = 7 * 24 * 3_600_000;
const watchers: ReadonlySet<string> = new Set(["authority_administrator", "auditor"]);

/** Addresses of who keeps the witnesses and of who checks the journal. */
export async function listWatcherEmails(tx: Tx, context: Context): Promise<readonly string[]> {
  const agents = await listAgents(tx, context);
  return agents.filter(({ roles }) => roles.some(({ role }) => watchers.has(role))).map(({ email }) => email);
}

/**
 * Its word alone, which proves nothing and is not silence: a line, and a message, once a week at most for one
 * witness.
 */
export async function notifyWitnessRefusal(
  tx: Tx,
  context: Context,
  { id, verifier, size }: Witness,
  standing: WitnessStanding,
): Promise<void> {
  if (standing !== "fork" && standing !== "refused") return;
  const now = context.now();
  const since = new Date(now.getTime() - TOLD_AGAIN_MS);
  if (!(await updateRefusalNotice(tx, context.authorityId, id, { now, since }))) return;
  const witness = readVerifier(verifier)?.name ?? verifier;
  const saysRewritten = standing === "fork";
  await record(tx, context, { action: "witnesses.refused", data: { witness, size, saysRewritten } });
  const data = { witness, size, saysRewritten };
  for (const to of await listWatcherEmails(tx, context))
    await notifyAddress(tx, context, { to, template: "witness_refused", data });
}
