import { createDecipheriv, createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { Keyring } from "../../kernel/ports.ts";
import { dumpEverything } from "../../testing/dump.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** A key that whoever holds a dump and a keyring can work out, and what it is. */
export interface FoundKey {
  readonly name: string;
  readonly key: KeyObject;
}

/** Bytes of a column, or of the sealed pieces of a job. */
export interface SweptValue {
  /** "table.column" */
  readonly column: string;
  readonly bytes: Buffer;
  /** Of the row it is in. */
  readonly row: string;
}

interface KeyRow {
  readonly use: "person" | "row";
  readonly authority: string;
  readonly id: string;
  readonly generation: number;
  readonly leaf: number;
  readonly wrapped: string;
}

/** Every key that this dump and this keyring give, without asking what it is for. */
export async function everyKey(house: TestRuntime): Promise<readonly FoundKey[]> {
  const { keyring } = house.runtime.ports;
  const authorities = await house.sqlAs<{ id: string }>("owner", "select id from authority");
  const services = await house.sqlAs<{ provider: string; id: string }>(
    "owner",
    "select authority_id as provider, id from service",
  );
  const derived = authorities.flatMap(({ id }) => [
    ...underVaults(keyring, "authority", id),
    ...underVaults(keyring, "authority-data", id),
    { name: "openid", key: keyring.derive("openid", "payload", id) },
  ]);
  const sectors = services.map(({ provider, id }) => ({
    name: "sector",
    key: keyring.derive("sectors", provider, id, "data"),
  }));
  const wrapped = await house.sqlAs<KeyRow>(
    "owner",
    `select 'person' as use, authority_id as authority, person_id as id, generation, leaf::float8 as leaf, encode(wrapped_key, 'hex') as wrapped from person_key
     union all select 'row', authority_id, row_id, generation, leaf::float8, encode(wrapped_key, 'hex') from row_key`,
  );
  const unwrapped = await Promise.all(wrapped.map((row) => unwrap(house, row)));
  return [...derived, ...sectors, ...unwrapped.flat()];
}

/** Of each generation that this keyring has: the first is called "authority", the second "authority 2". */
function underVaults({ vault }: Keyring, use: string, authority: string): readonly FoundKey[] {
  return vault.list().flatMap((generation) => {
    const key = vault.derive(generation, use, authority);
    return key ? [{ name: generation === 1 ? "authority" : `authority ${generation}`, key }] : [];
  });
}

async function unwrap(house: TestRuntime, row: KeyRow): Promise<readonly FoundKey[]> {
  const { keyring } = house.runtime.ports;
  const seed = await keyring.trees.find(row.generation, row.leaf);
  if (!Buffer.isBuffer(seed)) return [];
  const bytes = Buffer.from(row.wrapped, "hex");
  const authority = keyring.vault.derive(bytes[0] ?? 0, "authority", row.authority);
  if (!authority) return [];
  const wrapping = createSecretKey(createHmac("sha256", authority).update(seed).digest());
  return [
    {
      name: `${row.use} ${row.id}`,
      key: createSecretKey(decrypted(bytes, wrapping)),
    },
  ];
}

/** Every value of every column of bytes, and what jobs carry sealed. */
export async function everyValue(house: TestRuntime): Promise<readonly SweptValue[]> {
  const rows = await dumpEverything(house);
  return rows.flatMap(({ table, columns, text }) =>
    Object.entries(columns).flatMap(([name, held]) => {
      const column = `${table.replace(/^public\./, "")}.${name}`;
      if (typeof held === "string" && held.startsWith("\\x"))
        return [{ column, row: text, bytes: Buffer.from(held.slice(2), "hex") }];
      const pieces = table.startsWith("pgboss.") ? sealedIn(held) : undefined;
      return pieces ? [{ column, row: text, bytes: pieces }] : [];
    }),
  );
}

function sealedIn(held: unknown): Buffer | undefined {
  const sent: unknown = memberOf(held, "data") ?? held;
  const pieces = memberOf(sent, "sealed");
  return Array.isArray(pieces) ? Buffer.from(pieces.join(""), "hex") : undefined;
}

const memberOf = (held: unknown, name: string): unknown =>
  typeof held === "object" && held !== null ? Reflect.get(held, name) : undefined;

/** Generation, nonce, tag: less is no seal. */
const LEAST = 1 + 12 + 16;
/** Generation, nonce, tag, and sixteen bytes: noise that is shorter may be text by chance. */
export const LONG = LEAST + 16;
/** Generations that a seal of the tests may be under. */
const GENERATIONS = [1, 2, 3];

/**
 * What a thief reads of it, under any of these keys, layer after layer. GCM's own check needs words that tell
 * where a value belongs; a thief does without: the ciphertext is in counter mode (NIST SP 800-38D, section
 * 6.5).
 */
export function readings(
  bytes: Buffer,
  keys: readonly FoundKey[],
  depth = 2,
): readonly { readonly by: string; readonly text: string }[] {
  if (bytes.length < LEAST || !GENERATIONS.includes(bytes[0] ?? 0)) return [];
  return keys.flatMap(({ name, key }) => {
    const plain = decrypted(bytes, key);
    if (plain[0] === 1 && depth > 1 && plain.length >= LEAST) {
      const deeper = readings(plain, keys, depth - 1);
      return deeper.map(({ by, text }) => ({ by: `${name} > ${by}`, text }));
    }
    return isText(plain) ? [{ by: name, text: textOf(plain) }] : [];
  });
}

function decrypted(sealed: Buffer, key: KeyObject): Buffer {
  const counter = Buffer.concat([sealed.subarray(1, 13), Buffer.of(0, 0, 0, 2)]);
  const body = sealed.subarray(13, sealed.length - 16);
  return createDecipheriv("aes-256-ctr", key, counter).update(body);
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Noise of some length is not text. */
function isText(plain: Buffer): boolean {
  if (plain.length === 0) return false;
  try {
    return !/\p{Cc}/u.test(utf8.decode(plain).replaceAll(/[\n\r\t]/g, ""));
  } catch {
    return false;
  }
}

/** Files for software are kept in base64. */
function textOf(plain: Buffer): string {
  const text = plain.toString();
  return /^[\w+/=]{16,}$/.test(text) ? `${text} ${Buffer.from(text, "base64").toString()}` : text;
}
