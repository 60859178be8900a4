import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findAccount } from "../../access/access/index.ts";
import type { Sides } from "../../identity/identity/index.ts";
import { notify, notifyFolded } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";

/**
 * Both, by message or letter: whoever reads what was the folded one's learns why, and whom to call if it is
 * wrong.
 */
export async function notifyMergedPersons(
  tx: Tx,
  system: Context,
  { keptId, foldedId }: Sides,
): Promise<void> {
  await notify(tx, system, { personId: keptId, template: "records_merged", data: { closed: false } });
  const kept = (await findAccount(tx, system, keptId))?.email;
  const former = (await findAccount(tx, system, foldedId))?.email;
  if (former !== undefined && former === kept) return;
  await notifyFolded(tx, system, { personId: foldedId, template: "records_merged", data: { closed: true } });
}

/** Once both accounts are open again. */
export async function notifyMergeUndone(tx: Tx, system: Context, { keptId, foldedId }: Sides): Promise<void> {
  for (const personId of [keptId, foldedId])
    await notify(tx, system, { personId, template: "merge_undone", data: {} });
}

/** In the journal of each, whichever they are later known by. */
export async function recordBothJournals(
  tx: Tx,
  context: Context,
  people: readonly [PersonId, PersonId],
  line: { readonly action: string; readonly data: Readonly<Record<string, unknown>> },
): Promise<void> {
  for (const personId of people) await record(tx, context, { ...line, personId });
}
