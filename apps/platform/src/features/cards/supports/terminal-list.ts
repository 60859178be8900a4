import { writeDenyList } from "@ardeco/signed-qr";
import type { Context } from "../../../kernel/context.ts";
import { getCodeSigner, getPublicCodeKey } from "./code-keys.ts";
import { OFFLINE_HOURS } from "./rules.ts";
import { listDeniedSupports, readSettings } from "./store.ts";
import { toSupportsSystem } from "./to-supports-system.ts";

export interface TerminalList {
  readonly version: number;
  readonly expires: Date;
  /** As `@ardeco/signed-qr` reads it, its issuer the authority: the `issuer` of its codes. */
  readonly issuer: string;
  readonly list: Uint8Array;
  /** P-256, with which codes and list are verified. */
  readonly key: { readonly kid: string; readonly x: string; readonly y: string };
}

/**
 * What a terminal takes with it when it goes offline; it refuses everything once the list is past its life.
 */
export async function readTerminalList(context: Context): Promise<TerminalList> {
  const system = toSupportsSystem(context);
  const { entries, version } = await system.transaction(async (tx) => {
    // Read in this order: what is denied in between is in a list that says less than it knows, never the
    // contrary.
    const { listVersion } = await readSettings(tx, system.authorityId);
    return { version: listVersion, entries: await listDeniedSupports(tx, system.authorityId) };
  });
  const issued = context.now();
  const expires = new Date(issued.getTime() + OFFLINE_HOURS * 3_600_000);
  const list = await writeDenyList(
    { issuer: system.authorityId, version, issued, expires, entries },
    await getCodeSigner(system),
  );
  return { issuer: system.authorityId, version, expires, list, key: await getPublicCodeKey(system) };
}
