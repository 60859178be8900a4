import type { Context, Tx } from "../../../kernel/context.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import { listWatcherEmails } from "./refusal.ts";
import { addForkRow, type ForkRow, hasFork } from "./store.ts";

/**
 * Keeps the contradiction and writes a line, once each; administrators and auditors are written to by the
 * first of a journal: one that goes on contradicting itself fills no mailbox.
 */
export async function recordContradiction(
  tx: Tx,
  context: Context,
  fork: Omit<ForkRow, "authority_id" | "id" | "raised_at">,
): Promise<void> {
  const { authorityId } = context;
  const { side, other, kept_size: size } = fork;
  const isKnown = await hasFork(tx, authorityId, { side, other });
  const row = { ...fork, authority_id: authorityId, id: context.newId(), raised_at: context.now() };
  if (!(await addForkRow(tx, row))) return;
  if (side === "witness")
    await record(tx, context, { action: "witnesses.fork_seen", data: { log: other, size } });
  else await record(tx, context, { action: "witnesses.fork_told", data: { witness: other, size } });
  if (isKnown) return;
  const isOurs = side === "log";
  for (const to of await listWatcherEmails(tx, context))
    await notifyAddress(tx, context, { to, template: "journal_forked", data: { other, size, isOurs } });
}
