import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type PasskeyId } from "../../../kernel/ids.ts";
import { record } from "../../audit/index.ts";
import { deletePasskeys, type Holder, listPasskeyRows, updatePasskey } from "../store/passkeys.ts";
import { holderOf } from "./holder.ts";
import { openLabel, sealLabel } from "./label.ts";
import { sayPasskeyChanged } from "./say-changed.ts";

export interface Passkey {
  readonly id: PasskeyId;
  readonly label: string;
  /** Kept by the maker of the telephone or the browser too, and so on several devices. */
  readonly synced: boolean;
  readonly createdOn: string;
  readonly lastUsedOn: string | null;
  /** Its counter went back: it may have been copied. */
  readonly suspended: boolean;
}

/** Those of the acting person or agent, the oldest first. */
export async function listPasskeys(context: Context): Promise<readonly Passkey[]> {
  const holder = holderOf(context.actor);
  return context.transaction((tx) => listPasskeysOf(tx, context, holder));
}

/** Row-level security shows its holder's only. */
export async function listPasskeysOf(tx: Tx, context: Context, holder: Holder): Promise<readonly Passkey[]> {
  const passkeys: Passkey[] = [];
  for (const row of await listPasskeyRows(tx, context.authorityId, holder)) {
    passkeys.push({
      id: asId<"passkey">(row.id),
      label: await openLabel(tx, context, holder, row.id, row.label_sealed),
      synced: row.synced,
      createdOn: row.created_on,
      lastUsedOn: row.last_used_on,
      suspended: row.suspended_on !== null,
    });
  }
  return passkeys;
}

/** Use case: another name for one of one's own; somebody else's is as good as unknown. */
export async function renamePasskey(
  context: Context,
  input: { id: PasskeyId; label: string },
): Promise<void> {
  const holder = holderOf(context.actor);
  await asSystem(context, async (tx, system) => {
    const [row] = (await listPasskeyRows(tx, system.authorityId, holder)).filter(({ id }) => id === input.id);
    if (!row) return;
    const label_sealed = await sealLabel(tx, system, holder, row.id, input.label);
    await updatePasskey(tx, row, { label_sealed });
  });
}

/** Use case: the key opens nothing any more, here. Idempotent: told once. Sessions it opened are closed apart. */
export async function removePasskey(context: Context, id: PasskeyId): Promise<void> {
  const holder = holderOf(context.actor);
  await asSystem(context, async (tx, system) => {
    if ((await deletePasskeys(tx, system.authorityId, holder, id)) === 0) return;
    const whose = holder.kind === "person" ? { personId: asId<"person">(holder.subjectId) } : {};
    await record(tx, context, { action: "access.passkey_removed", ...whose, data: { passkeyId: id } });
    await sayPasskeyChanged(tx, system, holder, "removed");
  });
}

async function asSystem(context: Context, work: (tx: Tx, system: Context) => Promise<void>): Promise<void> {
  const system = context.as({ kind: "system", name: "access" });
  await system.transaction((tx) => work(tx, system));
}
