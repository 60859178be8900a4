import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import {
  computeEmailIndex,
  drawToken,
  findAccount,
  findAccountAddress,
  hashToken,
  lockAddress,
  requireOwnerPresent,
  requireOwnerStill,
  type Session,
  toComparableEmail,
} from "../../../access/access/index.ts";
import { notifyAddress } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { requireOpen } from "../desk/use-recovery.ts";
import { recoveryErrors } from "../errors.ts";
import { CONFIRM_MS, DAY_MS, MOST_ADDRESSES_A_DAY, SENT_TWICE_MS } from "../rules.ts";
import { cancelLiveChanges, countAsked, createChangeRow, listChanges } from "../store/address-changes.ts";
import { toRecoverySystem } from "../to-recovery-system.ts";
import { formatAddressField } from "./sealed-change.ts";

export const CONFIRM_PATH = "/adresse/confirmer";

/**
 * Use case: the account's owner, here and now, wants to sign in with another address. A link goes to that
 * address; nothing changes before it is followed. Sent twice, it is asked once. Throws
 * access.recent_sign_in_required, recovery.same_address, recovery.no_account, recovery.over,
 * recovery.address_too_often.
 */
export async function requestAddressChange(
  context: Context,
  input: { readonly session: Pick<Session, "actor" | "method" | "createdAt">; readonly email: string },
): Promise<void> {
  requireOwnerPresent(context, input.session);
  const { actor, method } = input.session;
  if (actor.kind !== "person") throw recoveryErrors.error("recovery.no_account");
  const { personId } = actor;
  const system = toRecoverySystem(context);
  await system.transaction(async (tx) => {
    const recovery = method === "desk" ? await requireOpen(tx, system, personId) : undefined;
    await requireOwnerStill(tx, system, { personId, createdAt: input.session.createdAt });
    const account = await findAccount(tx, system, personId);
    if (!account || account.closedOn !== undefined) throw recoveryErrors.error("recovery.no_account");
    const email = toTidyText(input.email);
    if (account.email !== undefined && toComparableEmail(account.email) === toComparableEmail(email))
      throw recoveryErrors.error("recovery.same_address");
    if (await isSentTwice(tx, system, { personId, email, recoveryId: recovery?.id ?? null })) return;
    const confirm = drawToken();
    await requireRareChange(tx, system, { personId, email });
    const insideSince = input.session.createdAt;
    await saveAddressChange(tx, system, {
      personId,
      email,
      confirm,
      insideSince,
      recoveryId: recovery?.id ?? null,
    });
    await record(tx, context, { action: "recovery.address_asked", personId, data: {} });
    const data = { path: `${CONFIRM_PATH}?jeton=${confirm}` };
    await notifyAddress(tx, system, { to: email, template: "address_confirm", data });
  });
}

/** The same form, pressed twice: its message has just left, and its link is the one that counts. */
async function isSentTwice(
  tx: Tx,
  system: Context,
  { personId, email, recoveryId }: Pick<Wish, "personId" | "email" | "recoveryId">,
): Promise<boolean> {
  const [last] = await listChanges(tx, system.authorityId, personId);
  const since = system.now().getTime() - SENT_TWICE_MS;
  return (
    last?.state === "asked" &&
    last.recovery_id === recoveryId &&
    last.asked_at.getTime() > since &&
    last.new_index?.equals(computeEmailIndex(system, email)) === true
  );
}

/** Whoever asks again and again fills nobody's mailbox, theirs or somebody else's. */
async function requireRareChange(
  tx: Tx,
  system: Context,
  { personId, email }: Pick<Wish, "personId" | "email">,
): Promise<void> {
  const index = computeEmailIndex(system, email);
  await lockAddress(tx, index);
  const since = new Date(system.now().getTime() - DAY_MS);
  const byPerson = await countAsked(tx, system.authorityId, { personId }, since);
  const toAddress = await countAsked(tx, system.authorityId, { index }, since);
  if (Math.max(byPerson, toAddress) >= MOST_ADDRESSES_A_DAY)
    throw recoveryErrors.error("recovery.address_too_often");
}

interface Wish {
  readonly personId: PersonId;
  readonly email: string;
  readonly confirm: string;
  /** Since when whoever asks is in: cancelling undoes what they added before asking, too. */
  readonly insideSince: Date;
  readonly recoveryId: string | null;
}

async function saveAddressChange(
  tx: Tx,
  system: Context,
  { personId, email, confirm, insideSince, recoveryId }: Wish,
): Promise<void> {
  const key = await getPersonKey(tx, system, personId);
  const former = await findAccountAddress(tx, system, personId);
  const id = system.newId<string>();
  await cancelLiveChanges(tx, system.authorityId, personId);
  await createChangeRow(tx, {
    authority_id: system.authorityId,
    id,
    person_id: personId,
    recovery_id: recoveryId,
    new_sealed: key.seal(formatAddressField(id), email),
    former_sealed: former?.sealed ?? null,
    former_index: former?.index ?? null,
    state: "asked",
    confirm_hash: hashToken(confirm),
    // Drawn again when there is somebody to tell: this one is known to nobody.
    cancel_hash: hashToken(drawToken()),
    asked_at: system.now(),
    expires_at: new Date(system.now().getTime() + CONFIRM_MS),
    effective_at: null,
    inside_since: insideSince,
    // Said when the new one takes its place.
    former_confirmed: false,
    new_index: computeEmailIndex(system, email),
  });
}
