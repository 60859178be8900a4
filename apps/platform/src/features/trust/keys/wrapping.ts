import { createHmac, createSecretKey, type KeyObject, randomInt } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Keyring } from "../../../kernel/ports.ts";
import { open, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";
import { getVaultKey, openUnderVault, readVaultGeneration, sealUnderVault } from "./under-vault.ts";

/** A key as its row holds it. `leaf` is null in generation 0, of before there were trees. */
export interface WrappedKey {
  readonly generation: number;
  readonly leaf: number | null;
  readonly wrapped: Buffer;
}

/** Whose key it is: it opens nowhere else. */
export interface KeyOwner {
  readonly use: "person-key" | "row-key";
  readonly id: string;
}

/** A leaf serves once, ever: the one drawn may be another's, or have been forgotten with somebody. */
export const DRAWS = 8;
const LEAVES = 2 ** 32;
/** The same in each generation, so that erasing makes every tree forget it. */
export const drawLeaf = (): number => randomInt(LEAVES);

interface Wrapping {
  readonly keyring: Keyring;
  readonly authorityId: AuthorityId;
}

/** Under the tree and the vault in use. Undefined when the leaf drawn was forgotten: draw another. */
export async function encryptKey(
  { ports: { keyring }, authorityId }: Context,
  owner: KeyOwner,
  { leaf, key }: { readonly leaf: number; readonly key: Buffer },
): Promise<(WrappedKey & { readonly leaf: number }) | undefined> {
  const generation = keyring.trees.current();
  const wrapped = await encryptWrappedBytes({ keyring, authorityId }, owner, { generation, leaf, key });
  return wrapped && { generation, leaf, wrapped };
}

async function encryptWrappedBytes(
  whose: Wrapping,
  owner: KeyOwner,
  { generation, leaf, key }: { readonly generation: number; readonly leaf: number; readonly key: Buffer },
): Promise<Buffer | undefined> {
  const vault = whose.keyring.vault.current();
  const wrapping = await computeWrappingKey(whose, vault, { generation, leaf });
  return wrapping && seal(wrapping, buildWrappingBinding(owner, generation), key, vault);
}

/** Undefined when its seed was forgotten: it was erased, and the row comes from a dump of before. */
export async function decryptKey(
  { ports: { keyring }, authorityId }: Context,
  owner: KeyOwner,
  found: WrappedKey,
): Promise<Buffer | undefined> {
  return decryptWrappedBytes({ keyring, authorityId }, owner, found);
}

async function decryptWrappedBytes(
  whose: Wrapping,
  owner: KeyOwner,
  { generation, leaf, wrapped }: WrappedKey,
): Promise<Buffer | undefined> {
  if (leaf === null)
    return openUnderVault(whose.keyring, toWrappingAuthority(whose), [owner.use, owner.id], wrapped);
  const vault = readVaultGeneration(whose.keyring, wrapped);
  const wrapping = await computeWrappingKey(whose, vault, { generation, leaf });
  return wrapping && open(wrapping, buildWrappingBinding(owner, generation), wrapped, vault);
}

/**
 * The same key by the same leaf of the same tree, under the vault in use. Undefined when its seed was
 * forgotten.
 */
export async function convertWrappedKey(
  whose: Wrapping,
  owner: KeyOwner,
  found: WrappedKey,
): Promise<Buffer | undefined> {
  const key = await decryptWrappedBytes(whose, owner, found);
  if (!key) return undefined;
  const { generation, leaf } = found;
  const wrapped =
    leaf === null
      ? sealUnderVault(whose.keyring, toWrappingAuthority(whose), [owner.use, owner.id], key)
      : await encryptWrappedBytes(whose, owner, { generation, leaf, key });
  key.fill(0);
  return wrapped;
}

const buildWrappingBinding = ({ use, id }: KeyOwner, generation: number) => [use, id, String(generation)];
const toWrappingAuthority = ({ authorityId }: Wrapping) => ({ use: "authority", authorityId }) as const;

/** Both are needed: the authority's key, and the seed, which erasing destroys (HKDF-Extract, RFC 5869). */
async function computeWrappingKey(
  whose: Wrapping,
  vault: number,
  { generation, leaf }: { readonly generation: number; readonly leaf: number },
): Promise<KeyObject | undefined> {
  const seed = await whose.keyring.trees.find(generation, leaf);
  if (seed === "missing") throw keysErrors.error("keys.tree_missing");
  if (seed === "forgotten") return undefined;
  const authority = getVaultKey(whose.keyring, toWrappingAuthority(whose), vault);
  return createSecretKey(createHmac("sha256", authority).update(seed).digest());
}
