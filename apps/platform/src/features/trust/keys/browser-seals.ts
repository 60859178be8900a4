import type { Context } from "../../../kernel/context.ts";
import { readSealGeneration } from "./cipher.ts";
import { keysErrors } from "./errors.ts";
import { openUnderVault, sealUnderVault } from "./under-vault.ts";

/**
 * What a browser carries for us: a cookie, a field of a form, a link. Bound apart from what rows hold:
 * neither opens as the other.
 * @returns base64url
 */
export function sealForBrowser(context: Context, field: string, text: string): string {
  const whose = { use: "authority-data", authorityId: context.authorityId } as const;
  const sealed = sealUnderVault(
    context.ports.keyring,
    whose,
    buildBrowserBinding(context, field),
    Buffer.from(text),
  );
  return sealed.toString("base64url");
}

/**
 * Under the generation in use alone: anybody may bring it, so that whoever stole a former root key would
 * forge it for as long as that key opens rows. What was carried at the moment of a rotation is lost. Throws
 * keys.cannot_open, keys.root_missing.
 */
export function openFromBrowser(context: Context, field: string, carried: string): string {
  const { keyring } = context.ports;
  const sealed = Buffer.from(carried, "base64url");
  // A later one than ours: of a server that heard of it before us.
  if (readSealGeneration(sealed) < keyring.vault.current()) throw keysErrors.error("keys.cannot_open");
  const whose = { use: "authority-data", authorityId: context.authorityId } as const;
  return openUnderVault(keyring, whose, buildBrowserBinding(context, field), sealed).toString();
}

const buildBrowserBinding = ({ authorityId }: Context, field: string) => ["browser", authorityId, field];
