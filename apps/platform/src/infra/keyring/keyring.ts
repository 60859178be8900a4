import type { KeyObject } from "node:crypto";
import type { Keyring } from "../../kernel/ports.ts";
import { bare } from "./casing.ts";
import { buildMemo, computeDerivedKey } from "./derive.ts";
import { openPersonTrees } from "./person-trees.ts";
import { createRootKey, readRootKey } from "./root-keys.ts";
import { openToken } from "./token/open-token.ts";
import type { TokenSettings } from "./token/token-settings.ts";
import { openTreeFiles } from "./tree-files.ts";
import { listVaultKeys, openVaultRoots } from "./vault-roots.ts";

/** One root key a use, so that the loss of one opens nothing of the others. */
const rootNames = ["vault", "sectors", "openid", "signing"] as const;
type RootName = (typeof rootNames)[number];

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
    // Its first generation may have been destroyed: a later one is a vault as well.
    if (name === "vault" && (await listVaultKeys(directory)).length > 0) continue;
    if (create && (await readRootKey(directory, name, casing)) === null)
      await createRootKey(directory, name, casing);
    const key = await readRootKey(directory, name, casing);
    if (key) roots.set(name, key);
    else missing.push(name);
  }
  if (missing.length > 0) throw new MissingKeysError(formatMissingRoots(directory, missing));
  return {
    derive: buildDerivation(roots),
    vault: await openVaultRoots(directory, casing),
    trees: openPersonTrees(openTreeFiles(directory, casing)),
  };
}

function buildDerivation(roots: ReadonlyMap<RootName, Buffer>): Keyring["derive"] {
  const keys = buildMemo<KeyObject>();
  return (root, ...purpose) => {
    const key = roots.get(root);
    if (!key) throw new TypeError(`no root key ${root}`);
    return keys(formatDerivationLabel(root, purpose), () => computeDerivedKey(key, purpose));
  };
}

/**
 * Each part behind its length, as in what is derived from: asked for several times a line, and faster than
 * JSON.
 */
function formatDerivationLabel(root: RootName, purpose: readonly string[]): string {
  let label: string = root;
  for (const part of purpose) label += `|${part.length}:${part}`;
  return label;
}

function formatMissingRoots(directory: string, missing: readonly RootName[]): string {
  const files = missing.map((name) => `${name}.key`).join(", ");
  return (
    `Clés racines absentes de ${directory} : ${files}. Restaurez-les depuis leur sauvegarde. ` +
    `Root keys missing from ${directory}: ${files}. Restore them from their backup.`
  );
}
