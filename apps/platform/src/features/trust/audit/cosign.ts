import type { KeyObject } from "node:crypto";
import {
  consistencyProof,
  type NoteSignature,
  nodesOf,
  rootHash,
  type Verifier,
  verifierOf,
  writeSignature,
  writeVerifier,
} from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import { getJournalKey } from "../keys/index.ts";
import { findLogSigner, getLogSigner } from "./log-key.ts";
import { findPublishedLog } from "./published.ts";
import { createCosignatureRow } from "./store/log.ts";

export interface WitnessSigner {
  /** Of type 4. */
  readonly verifier: Verifier;
  readonly key: KeyObject;
}

/** Who signs, in the authority's name, that it saw another's journal. For the system. */
export async function getWitnessSigner(tx: Tx, context: Context): Promise<WitnessSigner> {
  return getWitnessName(context, (await getLogSigner(tx, context)).verifier.name);
}

/** The key of that signer, `name+hash+key`; undefined before the authority has a log. */
export async function readWitness(tx: Tx, context: Context): Promise<{ readonly key: string } | undefined> {
  const log = await findLogSigner(tx, context);
  return log && { key: writeVerifier(getWitnessName(context, log.verifier.name).verifier) };
}

/** Named beside its own log. */
function getWitnessName({ ports, authorityId }: Context, origin: string): WitnessSigner {
  const key = getJournalKey(ports.keyring, authorityId, "witness");
  return { verifier: verifierOf(origin.replace(/journal$/, "temoin"), key, 4), key };
}

/** The last checkpoint, and the proof that it continues one of before. */
export interface Growth {
  readonly size: number;
  readonly note: string;
  readonly proof: readonly Buffer[];
  /** The root that the log has at that size now; undefined when it has no such size. */
  readonly past?: Buffer;
}

/** Undefined before the first checkpoint; without proof when the log has fewer lines than that. */
export async function buildGrowthProof(tx: Tx, context: Context, since: number): Promise<Growth | undefined> {
  const log = await findPublishedLog(tx, context);
  if (!log) return undefined;
  const { size, note, files } = log;
  if (since > size) return { size, note, proof: [] };
  const proof = await consistencyProof(since, size, nodesOf(files, size));
  const past = since > 0 ? { past: Buffer.from(await rootHash(since, nodesOf(files, size))) } : {};
  return { size, note, proof: proof.map((hash) => Buffer.from(hash)), ...past };
}

/**
 * Keeps what a witness signed of a checkpoint: the one line that verifies, by the caller. Whatever else it
 * answered would be served with the checkpoint, and a note of too many lines is read by nobody. Twice is
 * once.
 */
export async function addCosignature(
  tx: Tx,
  { authorityId }: Context,
  seen: {
    readonly size: number;
    readonly witness: string;
    readonly signature: NoteSignature;
    readonly seenAt: Date;
  },
): Promise<void> {
  const { size, witness, signature, seenAt } = seen;
  const line = writeSignature(signature);
  await createCosignatureRow(tx, { authority_id: authorityId, size, witness, line, seen_at: seenAt });
}
