import { createHash } from "node:crypto";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type ClientId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { clientsErrors } from "./errors.ts";
import { openSecret } from "./secrets.ts";
import { findByRegistration } from "./store/clients.ts";

/** A key answers for its request that day and the next. */
const KEPT_DAYS = 1;

export interface Registration {
  readonly registration_key: Buffer;
  readonly registration_digest: Buffer;
}

/** Names one request of one actor (draft-ietf-httpapi-idempotency-key-header); the key alone is guessable. */
export function buildRegistration(context: Context, key: string, request: unknown): Registration {
  const { actor, authorityId } = context;
  const who = actor.kind === "staff" ? actor.staffId : actor.kind;
  return {
    registration_key: hash([authorityId, who, key]),
    registration_digest: hash(request),
  };
}

/**
 * What the same request answered. Waits for one that is under way. Throws clients.key_reused for another
 * request under the same key, request.changed_meanwhile once the application has changed: its first answer is
 * no longer true.
 */
export async function findEarlierRegistration(
  tx: Tx,
  context: Context,
  { registration_key, registration_digest }: Registration,
): Promise<{ clientId: ClientId; secret?: string } | undefined> {
  const since = addDays(toCivilDate(context.now()), -KEPT_DAYS);
  const row = await findByRegistration(tx, context.authorityId, registration_key, since);
  if (!row) return undefined;
  if (!row.registration_digest?.equals(registration_digest)) throw clientsErrors.error("clients.key_reused");
  if (row.revision !== 1) throw kernelErrors.error("request.changed_meanwhile");
  const clientId = parseId<"client">(row.id);
  const { secret_sealed } = row;
  return secret_sealed === null
    ? { clientId }
    : { clientId, secret: openSecret(context, row, secret_sealed) };
}

/** Members in one order, whichever they were sent in: each caller builds them in its own. */
function hash(said: unknown): Buffer {
  const ordered = JSON.stringify(said, (_name, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(ordered).digest();
}
