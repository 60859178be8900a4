import { createHmac, createSecretKey, type KeyObject, randomInt } from "node:crypto";
import type { Context } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { open, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";

/** A person's key as its row holds it. `leaf` is null in generation 0, of before there were trees. */
export interface WrappedKey {
  readonly generation: number;
  readonly leaf: number | null;
  readonly wrapped: Buffer;
}

const LEAVES = 2 ** 32;
/** The same in each generation, so that erasing makes every tree forget it. */
export const drawLeaf = (): number => randomInt(LEAVES);

/** Under the generation in use. Throws when the leaf drawn was forgotten: draw another. */
export async function wrapKey(
  context: Context,
  personId: PersonId,
  { leaf, key }: { readonly leaf: number; readonly key: Buffer },
): Promise<WrappedKey | undefined> {
  const generation = context.ports.keyring.trees.current();
  const wrapping = await wrappingKey(context, generation, leaf);
  if (!wrapping) return undefined;
  return { generation, leaf, wrapped: seal(wrapping, boundTo(personId, generation), key) };
}

/** Undefined when its seed was forgotten: the person was erased, and the row comes from a dump of before. */
export async function unwrapKey(
  context: Context,
  personId: PersonId,
  { generation, leaf, wrapped }: WrappedKey,
): Promise<Buffer | undefined> {
  if (leaf === null) return open(authorityKey(context), ["person-key", personId], wrapped);
  const wrapping = await wrappingKey(context, generation, leaf);
  return wrapping && open(wrapping, boundTo(personId, generation), wrapped);
}

const boundTo = (personId: PersonId, generation: number) => ["person-key", personId, String(generation)];

/** Both are needed: the authority's key, which stays, and the person's seed, which erasing destroys (HKDF-Extract, RFC 5869). */
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
