import type { Context } from "../../../kernel/context.ts";
import { openUnderVault, sealUnderVault } from "./under-vault.ts";

/** Seals text that belongs to the authority, not to a person: an agent's address, a vendor's secret. */
export function sealForAuthority(context: Context, field: string, text: string): Buffer {
  return sealBytesForAuthority(context, field, Buffer.from(text));
}

/** Throws keys.cannot_open when moved to another authority or field, keys.root_missing. */
export function openForAuthority(context: Context, field: string, sealed: Buffer): string {
  return openBytesForAuthority(context, field, sealed).toString();
}

/** The same of bytes: a file whose content leaves once read. */
export function sealBytesForAuthority(context: Context, field: string, content: Buffer): Buffer {
  return sealUnderVault(
    context.ports.keyring,
    buildSealData(context),
    buildAuthorityBinding(context, field),
    content,
  );
}

/** Throws keys.cannot_open when moved to another authority or field, keys.root_missing. */
export function openBytesForAuthority(context: Context, field: string, sealed: Buffer): Buffer {
  return openUnderVault(
    context.ports.keyring,
    buildSealData(context),
    buildAuthorityBinding(context, field),
    sealed,
  );
}

const buildSealData = ({ authorityId }: Context) => ({ use: "authority-data", authorityId }) as const;
const buildAuthorityBinding = ({ authorityId }: Context, field: string) => ["authority", authorityId, field];
