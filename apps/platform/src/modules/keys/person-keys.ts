import { randomBytes } from "node:crypto";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { open, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";
import { deleteKey, findKey, findKeys, insertKey } from "./store.ts";

/** The unwrapped key of one person, alive for one use case. It seals and opens; it never shows its bytes. */
export interface PersonKey {
  readonly personId: PersonId;
  /** Seals text for one field; `field` may carry a row id: "element:birthdate:<id>". */
  seal(field: string, text: string): Buffer;
  /** Opens what `seal` closed for the same field. Throws keys.cannot_open. */
  open(field: string, sealed: Buffer): string;
  sealBytes(field: string, content: Buffer): Buffer;
  openBytes(field: string, sealed: Buffer): Buffer;
}

/** Creates the person's key, once, with the person. */
export async function createPersonKey(tx: Tx, context: Context, personId: PersonId): Promise<PersonKey> {
  const key = randomBytes(32);
  await insertKey(
    tx,
    context.authorityId,
    personId,
    seal(wrappingKey(context), ["person-key", personId], key),
  );
  return personKey(personId, key);
}

/** Throws keys.unknown_person when the person has no key (unknown, or erased). */
export async function getPersonKey(tx: Tx, context: Context, personId: PersonId): Promise<PersonKey> {
  const wrapped = await findKey(tx, context.authorityId, personId);
  if (!wrapped) throw keysErrors.error("keys.unknown_person");
  return unwrap(context, personId, wrapped);
}

/** Keys of several people in one query; people without a key are absent from the map. */
export async function findPersonKeys(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonKey>> {
  const wrapped = await findKeys(tx, context.authorityId, personIds);
  return new Map(
    personIds.flatMap((id) => {
      const bytes = wrapped.get(id);
      return bytes ? [[id, unwrap(context, id, bytes)] as const] : [];
    }),
  );
}

/** Crypto-shredding: everything sealed for this person becomes noise. Idempotent. */
export async function destroyPersonKey(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  await deleteKey(tx, context.authorityId, personId);
}

function wrappingKey(context: Context): Buffer {
  return context.ports.keyring.derive("vault", "authority", context.authorityId);
}

function unwrap(context: Context, personId: PersonId, wrapped: Buffer): PersonKey {
  return personKey(personId, open(wrappingKey(context), ["person-key", personId], wrapped));
}

function personKey(personId: PersonId, key: Buffer): PersonKey {
  const sealBytes = (field: string, content: Buffer) => seal(key, [personId, field], content);
  const openBytes = (field: string, sealed: Buffer) => open(key, [personId, field], sealed);
  return {
    personId,
    sealBytes,
    openBytes,
    seal: (field, text) => sealBytes(field, Buffer.from(text)),
    open: (field, sealed) => openBytes(field, sealed).toString(),
  };
}
