import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { openIdSeals } from "../../trust/keys/index.ts";
import { findGrantAtOnce } from "../consent/index.ts";
import { grantHash } from "./adapter.ts";
import type { GrantRef } from "./grant-ref.ts";
import { findPayload, savePayload } from "./store.ts";

/** As long as a refresh token: somebody who has not been there since is asked again. */
const KEPT_DAYS = 400;

/** What changed of an application since it was registered: where it returns, its keys, its secret. */
export interface ApplicationChanges {
  readonly count: number;
  /** When the last one came into force: an instant, ISO 8601, or nothing. */
  readonly at: string;
}

export function getApplicationChanges(
  client: Readonly<Record<string, unknown>> | undefined,
): ApplicationChanges {
  return { count: Number(client?.ardeco_changes ?? 0), at: String(client?.ardeco_changed_at ?? "") };
}

/** Whether this person agreed, or said yes again, since the application changed. */
export async function isChangeConfirmed(
  context: Context,
  ref: GrantRef,
  changes: ApplicationChanges,
): Promise<boolean> {
  if (changes.count === 0) return true;
  const sector = { providerId: ref.providerId, serviceId: ref.serviceId };
  const grant = await findGrantAtOnce(context, { sector, grantId: ref.consentId });
  if (grant && grant.givenAt >= new Date(changes.at)) return true;
  return (
    (await findPayload(context.statement, buildConfirmationKey(context, ref, changes).key)) !== undefined
  );
}

/**
 * The person was shown the application as it is now, and said yes. Found by its hash alone; it joins no two
 * services.
 */
export async function confirmChange(
  context: Context,
  ref: GrantRef,
  changes: ApplicationChanges,
): Promise<void> {
  if (changes.count === 0) return;
  const { key, seals } = buildConfirmationKey(context, ref, changes);
  await savePayload(context.statement, {
    ...key,
    grantHash: grantHash(seals, ref.consentId),
    holderHash: null,
    uidHash: null,
    sealed: seals.seal([key.authorityId, key.kind, key.idHash.toString("base64url")], "{}"),
    expiresOn: addDays(toCivilDate(context.now()), KEPT_DAYS),
  });
}

function buildConfirmationKey(context: Context, ref: GrantRef, { count }: ApplicationChanges) {
  const { authorityId } = context;
  const seals = openIdSeals(context.ports.keyring, authorityId);
  const kind = "Confirmation";
  const id = [ref.consentId, ref.actingId, ref.clientId, count].join("~");
  return { seals, key: { authorityId, kind, idHash: seals.hash(kind, id) } };
}
