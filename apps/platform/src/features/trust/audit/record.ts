import { randomBytes } from "node:crypto";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getPersonKey, sealForAuthority } from "../keys/index.ts";
import type { NewEntry } from "./entry.ts";
import { computeCommitment } from "./hashes.ts";
import { toEntryActor } from "./rules.ts";
import { createEntryRow } from "./store/entries.ts";

const SALT_BYTES = 32;

/**
 * Appends one line in the caller's transaction. The line exists if and only if what it tells is committed.
 */
export async function record(tx: Tx, context: Context, entry: NewEntry): Promise<void> {
  const id = context.newId<string>();
  const at = context.now();
  const text = JSON.stringify({
    at: at.toISOString(),
    actor: toEntryActor(context.actor),
    action: entry.action,
    data: entry.data ?? {},
    request: context.requestId,
    // Without it, who knows everything else of a line could find it by its hash (ADR 0064).
    salt: randomBytes(SALT_BYTES).toString("base64url"),
  });
  const sealed = await sealLine(tx, context, id, entry.personId, text);
  await createEntryRow(tx, {
    authority_id: context.authorityId,
    id,
    person_id: entry.personId ?? null,
    day: toCivilDate(at),
    sealed,
    ...computeCommitment(id, sealed, text),
  });
}

async function sealLine(
  tx: Tx,
  context: Context,
  id: string,
  personId: PersonId | undefined,
  text: string,
): Promise<Buffer> {
  if (personId === undefined) return sealForAuthority(context, `journal:${id}`, text);
  return (await getPersonKey(tx, context, personId)).seal(`journal:${id}`, text);
}
