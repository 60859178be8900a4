import type { Context, Tx } from "../../kernel/context.ts";
import { findAccount } from "../access/index.ts";
import type { Sides } from "../identity/index.ts";
import { notify, notifyAddress } from "../notifications/index.ts";

/** Both addresses: whoever reads the one that closes learns why, and whom to call if it is wrong. */
export async function tellMerged(
  tx: Tx,
  system: Context,
  { keptId, former }: Sides & { readonly former?: string },
): Promise<void> {
  await notify(tx, system, { personId: keptId, template: "records_merged", data: { closed: false } });
  const kept = (await findAccount(tx, system, keptId))?.email;
  if (former !== undefined && former !== kept)
    await notifyAddress(tx, system, { to: former, template: "records_merged", data: { closed: true } });
}

/** Once both accounts are open again. */
export async function tellUndone(tx: Tx, system: Context, { keptId, foldedId }: Sides): Promise<void> {
  for (const personId of [keptId, foldedId])
    await notify(tx, system, { personId, template: "merge_undone", data: {} });
}
