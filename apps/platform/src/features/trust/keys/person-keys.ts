import { createSecretKey, randomBytes } from "node:crypto";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { open, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";
import { createKeyRow, deleteKey, findKey, findKeys, findKeysThatSpeak } from "./store/keys.ts";
import { DRAWS, decryptKey, drawLeaf, encryptKey, type KeyOwner, type WrappedKey } from "./wrapping.ts";

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

/** Keys read so far in each transaction, which reads one for each value and each line of journal. */
const read = new WeakMap<Tx, Map<string, Promise<PersonKey | undefined>>>();

/** Creates the person's key, once, with the person. */
export async function createPersonKey(tx: Tx, context: Context, personId: PersonId): Promise<PersonKey> {
  const key = randomBytes(32);
  await saveWrappedKey(tx, context, personId, key);
  const created = buildPersonKey(personId, key);
  getTransactionKeys(tx).set(formatKeyName(context, personId), Promise.resolve(created));
  return created;
}

const toKeyOwner = (id: PersonId): KeyOwner => ({ use: "person-key", id });

async function saveWrappedKey(tx: Tx, context: Context, personId: PersonId, key: Buffer): Promise<void> {
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const wrapped = await encryptKey(context, toKeyOwner(personId), { leaf: drawLeaf(), key });
    if (wrapped && (await createKeyRow(tx, context.authorityId, personId, wrapped))) return;
  }
  throw new Error("no leaf is free: the tree is full, or chance is broken");
}

/** Throws keys.unknown_person when the person has no key (unknown, or erased). */
export async function getPersonKey(tx: Tx, context: Context, personId: PersonId): Promise<PersonKey> {
  const known = getTransactionKeys(tx);
  const name = formatKeyName(context, personId);
  const reading = known.get(name) ?? findPersonKey(tx, context, personId);
  known.set(name, reading);
  const key = await reading;
  if (!key) throw keysErrors.error("keys.unknown_person");
  return key;
}

async function findPersonKey(tx: Tx, context: Context, personId: PersonId): Promise<PersonKey | undefined> {
  return unsealWrappedKey(context, personId, await findKey(tx, context.authorityId, personId));
}

function getTransactionKeys(tx: Tx): Map<string, Promise<PersonKey | undefined>> {
  const known = read.get(tx) ?? new Map<string, Promise<PersonKey | undefined>>();
  read.set(tx, known);
  return known;
}

const formatKeyName = ({ authorityId }: Context, personId: PersonId): string => `${authorityId}:${personId}`;

/** Keys of several people in one query; people without a key are absent from the map. */
export async function findPersonKeys(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonKey>> {
  const known = getTransactionKeys(tx);
  const unread = personIds.filter((id) => !known.has(formatKeyName(context, id)));
  const reading = findKeys(tx, context.authorityId, unread);
  for (const id of unread) {
    const key = reading.then((found) => unsealWrappedKey(context, id, found.get(id)));
    known.set(formatKeyName(context, id), key);
  }
  const keys = await Promise.all(
    personIds.map(async (id) => [id, await known.get(formatKeyName(context, id))] as const),
  );
  return new Map(keys.flatMap(([id, key]) => (key ? [[id, key] as const] : [])));
}

/**
 * Keys of numbers folded into others, to open what speaks for these: for who reads such a number, as any key;
 * for who represents the one that is kept, this alone, which nothing else in their transaction finds.
 */
export async function findKeysOfFolded(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, PersonKey>> {
  const keys = await findPersonKeys(tx, context, personIds);
  const missing = context.actor.kind === "person" ? personIds.filter((id) => !keys.has(id)) : [];
  const lent = await findKeysThatSpeak(tx, missing);
  const opened = await Promise.all(
    missing.map(async (id) => [id, await unsealWrappedKey(context, id, lent.get(id))] as const),
  );
  return new Map([...keys, ...opened.flatMap(([id, key]) => (key ? [[id, key] as const] : []))]);
}

/**
 * Crypto-shredding: everything sealed for this person becomes noise, in dumps of before too once each
 * server's keyring has forgotten the leaf written here (keep-trees.ts, some seconds after the commit).
 * Idempotent.
 */
export async function erasePersonKey(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  getTransactionKeys(tx).delete(formatKeyName(context, personId));
  await deleteKey(tx, context.authorityId, personId);
}

async function unsealWrappedKey(
  context: Context,
  personId: PersonId,
  found: WrappedKey | undefined,
): Promise<PersonKey | undefined> {
  const key = found && (await decryptKey(context, toKeyOwner(personId), found));
  return key && buildPersonKey(personId, key);
}

function buildPersonKey(personId: PersonId, bytes: Buffer): PersonKey {
  const key = createSecretKey(bytes);
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
