import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PasskeyId, parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { hasKeyRequirement, mayRemove, type StaffDemand } from "../rules/sign-in-strength.ts";
import type { Session } from "../sessions/sessions.ts";
import { revokeSignIns } from "../sessions/sign-in-generation.ts";
import { deletePasskeys, type Holder, listPasskeyRows, lockKeys, updatePasskey } from "../store/passkeys.ts";
import { findDemand } from "../store/staff-demand.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { toPasskeyHolder } from "./holder.ts";
import { openLabel, sealLabel } from "./label.ts";
import { notifyPasskeyChanged } from "./notify-passkey-changed.ts";

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
  const holder = toPasskeyHolder(context.actor);
  return context.transaction((tx) => listHolderPasskeys(tx, context, holder));
}

/** Row-level security shows its holder's only. */
export async function listHolderPasskeys(
  tx: Tx,
  context: Context,
  holder: Holder,
): Promise<readonly Passkey[]> {
  const passkeys: Passkey[] = [];
  for (const row of await listPasskeyRows(tx, context.authorityId, holder)) {
    passkeys.push({
      id: parseId<"passkey">(row.id),
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
export async function updatePasskeyLabel(
  context: Context,
  input: { id: PasskeyId; label: string },
): Promise<void> {
  const holder = toPasskeyHolder(context.actor);
  await runPasskeySystemWork(context, async (tx, system) => {
    const [row] = (await listPasskeyRows(tx, system.authorityId, holder)).filter(({ id }) => id === input.id);
    if (!row) return;
    const label_sealed = await sealLabel(tx, system, holder, row.id, input.label);
    await updatePasskey(tx, row, { label_sealed });
  });
}

export interface Removal {
  /** How the person or agent signed in, and when. */
  readonly session: Pick<Session, "actor" | "method" | "createdAt">;
  readonly demand: StaffDemand;
  /** All of them, this one included. */
  readonly passkeys: readonly Pick<Passkey, "id" | "suspended">[];
}

/** Why this key cannot be removed now, for the page to say first: an error's code. */
export function findRemovalRefusal(context: Context, id: PasskeyId, { session, demand, passkeys }: Removal) {
  const { staff: rule } = context.ports.signIn;
  const { actor } = session;
  const serving = passkeys.filter(({ suspended }) => !suspended);
  return mayRemove({
    ...session,
    now: context.now(),
    only: serving.length === 1 && serving[0]?.id === id,
    suspended: passkeys.some((one) => one.id === id && one.suspended),
    needed: actor.kind === "staff" && hasKeyRequirement(actor, { rule, demand }),
  });
}

/**
 * Use case: the key opens nothing any more, here, nor do the tokens of applications that a sign-in of before
 * gave. Idempotent: told once. Sessions it opened are closed apart. Whoever sat down at a browser left open
 * removes none. Throws access.recent_sign_in_required, access.strong_sign_in_required, access.last_passkey.
 */
export async function removePasskey(
  context: Context,
  { id, session }: Pick<Removal, "session"> & { readonly id: PasskeyId },
): Promise<void> {
  const holder = toPasskeyHolder(session.actor);
  await runPasskeySystemWork(context, async (tx, system) => {
    await lockKeys(tx, holder);
    const passkeys = (await listPasskeyRows(tx, system.authorityId, holder)).map((row) => ({
      id: parseId<"passkey">(row.id),
      suspended: row.suspended_on !== null,
    }));
    const demand = await findDemand(tx, system.authorityId);
    const refusal = findRemovalRefusal(context, id, { session, demand, passkeys });
    if (refusal) throw accessErrors.error(refusal);
    if ((await deletePasskeys(tx, system.authorityId, holder, id)) === 0) return;
    if (holder.kind === "person") await revokeSignIns(tx, system, parseId<"person">(holder.subjectId));
    const whose = holder.kind === "person" ? { personId: parseId<"person">(holder.subjectId) } : {};
    await record(tx, context, { action: "access.passkey_removed", ...whose, data: { passkeyId: id } });
    await notifyPasskeyChanged(tx, system, holder, "removed");
  });
}

async function runPasskeySystemWork(
  context: Context,
  work: (tx: Tx, system: Context) => Promise<void>,
): Promise<void> {
  const system = toAccessSystem(context);
  await system.transaction((tx) => work(tx, system));
}
