import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Keyring } from "../../../kernel/ports.ts";
import { findOwnRowKey } from "./row-keys.ts";
import { openUnderVault, sealUnderVault } from "./under-vault.ts";
import { convertWrappedKey, type KeyOwner } from "./wrapping.ts";

/**
 * For the operator's command alone: what came under a former generation since everything was sealed again
 * opens nowhere else.
 */
export const toFormerKeyring = (keyring: Keyring): Keyring => ({
  ...keyring,
  vault: { ...keyring.vault, opens: () => true },
});

/** Bytes of a row that are sealed under a generation of the vault, and what they are bound to. */
export type UnderVault = {
  readonly authorityId: AuthorityId;
  readonly sealed: Buffer;
} & (
  | { readonly kind: "data"; readonly field: string }
  | { readonly kind: "own-key"; readonly id: string }
  | {
      readonly kind: KeyOwner["use"];
      readonly id: string;
      readonly generation: number;
      readonly leaf: number | null;
    }
);

/**
 * The same, under the generation in use. Throws keys.cannot_open, keys.root_missing.
 * @returns undefined when its seed was forgotten: of somebody whom a restored backup brought back, about to
 *   be erased again
 */
export async function sealUnderVaultInUse(keyring: Keyring, row: UnderVault): Promise<Buffer | undefined> {
  const { authorityId, sealed } = row;
  if (row.kind === "person-key" || row.kind === "row-key")
    return convertWrappedKey(
      { keyring, authorityId },
      { use: row.kind, id: row.id },
      { ...row, wrapped: sealed },
    );
  const use = row.kind === "data" ? "authority-data" : "authority";
  const bound = row.kind === "data" ? ["authority", authorityId, row.field] : findOwnRowKey(row.id);
  const whose = { use, authorityId } as const;
  const plain = openUnderVault(keyring, whose, bound, sealed);
  return sealUnderVault(keyring, whose, bound, plain);
}
