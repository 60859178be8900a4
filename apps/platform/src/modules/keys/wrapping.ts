import { createHmac, createSecretKey, type KeyObject, randomInt } from "node:crypto";
import type { Context } from "../../kernel/context.ts";
import { open, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";

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

/** Under the generation in use. Undefined when the leaf drawn was forgotten: draw another. */
export async function wrapKey(
  context: Context,
  owner: KeyOwner,
  { leaf, key }: { readonly leaf: number; readonly key: Buffer },
): Promise<(WrappedKey & { readonly leaf: number }) | undefined> {
  const generation = context.ports.keyring.trees.current();
  const wrapping = await wrappingKey(context, generation, leaf);
  if (!wrapping) return undefined;
  return { generation, leaf, wrapped: seal(wrapping, boundTo(owner, generation), key) };
}

/** Undefined when its seed was forgotten: it was erased, and the row comes from a dump of before. */
export async function unwrapKey(
  context: Context,
  owner: KeyOwner,
  { generation, leaf, wrapped }: WrappedKey,
): Promise<Buffer | undefined> {
  if (leaf === null) return open(authorityKey(context), [owner.use, owner.id], wrapped);
  const wrapping = await wrappingKey(context, generation, leaf);
  return wrapping && open(wrapping, boundTo(owner, generation), wrapped);
}

const boundTo = ({ use, id }: KeyOwner, generation: number) => [use, id, String(generation)];

/** Both are needed: the authority's key, which stays, and the seed, which erasing destroys (HKDF-Extract, RFC 5869). */
async function wrappingKey(
  context: Context,
  generation: number,
  leaf: number,
): Promise<KeyObject | undefined> {
  const seed = await context.ports.keyring.trees.find(generation, leaf);
  if (seed === "missing") throw keysErrors.error("keys.tree_missing");
  if (seed === "forgotten") return undefined;
  return createSecretKey(createHmac("sha256", authorityKey(context)).update(seed).digest());
}

function authorityKey(context: Context): KeyObject {
  return context.ports.keyring.derive("vault", "authority", context.authorityId);
}
