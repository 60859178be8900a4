import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Keyring } from "../../kernel/ports.ts";
import { bare } from "./casing.ts";
import { openPersonTrees } from "./person-trees.ts";
import { createRootKey, ROOT_KEY_BYTES, readRootKey } from "./root-keys.ts";
import { openToken } from "./token/open-token.ts";
import type { TokenSettings } from "./token/token-settings.ts";
import { treeFiles } from "./tree-files.ts";

/** One root key a use, so that the loss of one opens nothing of the others. */
export const rootNames = ["vault", "sectors", "openid", "signing"] as const;
export type RootName = (typeof rootNames)[number];

/** Derived keys kept in memory: a derivation costs about ten microseconds, a page may ask for hundreds. */
const MEMO_LIMIT = 10_000;

export interface KeyringOptions {
  /** Where `<root>.key` files live; never inside a database backup. */
  readonly directory: string;
  /** Draw the root keys that are missing. False in production: a lost key must never be replaced silently. */
  readonly create: boolean;
  /** What seals the files; null or absent: nothing but their rights. */
  readonly token?: TokenSettings | null;
}

/** A start refused because root keys are missing. */
export class MissingKeysError extends Error {
  override readonly name = "MissingKeysError";
}

export async function openKeyring({ directory, create, token }: KeyringOptions): Promise<Keyring> {
  const casing = token ? await openToken(token) : bare;
  const roots = new Map<RootName, Buffer>();
  const missing: RootName[] = [];
  for (const name of rootNames) {
    if (create && (await readRootKey(directory, name, casing)) === null)
      await createRootKey(directory, name, casing);
    const key = await readRootKey(directory, name, casing);
    if (key) roots.set(name, key);
    else missing.push(name);
  }
  if (missing.length > 0) throw new MissingKeysError(missingSentence(directory, missing));
  return { derive: deriving(roots), trees: openPersonTrees(treeFiles(directory, casing)) };
}

function deriving(roots: ReadonlyMap<RootName, Buffer>): Keyring["derive"] {
  const memo = new Map<string, KeyObject>();
  return (root, ...purpose) => {
    const key = roots.get(root);
    if (!key) throw new TypeError(`no root key ${root}`);
    if (purpose.length === 0) throw new TypeError("a derived key needs a purpose");
    const label = JSON.stringify([root, ...purpose]);
    const known = memo.get(label);
    if (known) return known;
    const info = encodePurpose(purpose);
    const bytes = Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), info, ROOT_KEY_BYTES));
    const derived = createSecretKey(bytes);
    bytes.fill(0);
    if (memo.size >= MEMO_LIMIT) forgetOldest(memo);
    memo.set(label, derived);
    return derived;
  };
}

/** Each part behind its length on four bytes: ("a", "bc") and ("ab", "c") never meet. */
export function encodePurpose(parts: readonly string[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      // A lone surrogate would be written as U+FFFD, like any other.
      if (!part.isWellFormed()) throw new TypeError("a purpose is well-formed Unicode");
      const bytes = Buffer.from(part, "utf8");
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

function forgetOldest(memo: Map<string, unknown>): void {
  for (const oldest of memo.keys()) {
    memo.delete(oldest);
    return;
  }
}

function missingSentence(directory: string, missing: readonly RootName[]): string {
  const files = missing.map((name) => `${name}.key`).join(", ");
  return (
    `Clés racines absentes de ${directory} : ${files}. Restaurez-les depuis leur sauvegarde. ` +
    `Root keys missing from ${directory}: ${files}. Restore them from their backup.`
  );
}
