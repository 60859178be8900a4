import type { KeyObject } from "node:crypto";
import { type Verifier, verifierOf } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import { getJournalKey } from "../keys/index.ts";
import { createOriginRow, findOrigin } from "./store/log.ts";

export interface LogSigner {
  readonly verifier: Verifier;
  readonly key: KeyObject;
}

/** Who signs the authority's log; undefined before its first checkpoint. */
export async function findLogSigner(tx: Tx, context: Context): Promise<LogSigner | undefined> {
  const origin = await findOrigin(tx, context.authorityId);
  if (origin === undefined) return undefined;
  const key = getJournalKey(context.ports.keyring, context.authorityId, "log");
  return { verifier: verifierOf(origin, key, 1), key };
}

/** The same, named at the first call: for who writes the log. */
export async function getLogSigner(tx: Tx, context: Context): Promise<LogSigner> {
  const known = await findLogSigner(tx, context);
  if (known) return known;
  await createOriginRow(tx, context.authorityId, new URL(context.ports.publicUrl).host);
  const named = await findLogSigner(tx, context);
  if (!named) throw new TypeError("The authority of this journal is not in the database.");
  return named;
}
