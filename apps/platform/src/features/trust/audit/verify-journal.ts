import { readCheckpoint } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import { findLogSigner } from "./log-key.ts";
import { findCheckpoint } from "./store/log.ts";
import { verifyPlaces } from "./verify-places.ts";
import { type ProofFault, verifyProofs } from "./verify-proofs.ts";

/**
 * Lines that are in their place, and of which nothing promises the text: kept before texts were committed to,
 * sealed again since.
 */
interface Unverifiable {
  /** The first twenty, from 1. */
  readonly unverifiable: readonly number[];
  readonly unverifiableCount: number;
}

export type Verification =
  | ({ readonly sound: true; readonly size: number; readonly root: Buffer } & Unverifiable)
  | ({
      readonly sound: false;
      /**
       * The first line that is not what was promised, from 1; null when lines are, and what proves them is
       * not.
       */
      readonly brokenAt: number | null;
      /** The first twenty of them. */
      readonly altered: readonly number[];
      readonly count: number;
      readonly fault: ProofFault | null;
    } & Unverifiable);

/** Lines named one by one. */
const NAMED = 20;
/** Sixteen tiles: a tenth of a second, a transaction. */
const AT_ONCE = 4_096;

/**
 * Recomputes everything from what is stored now: each line against the entry it has in the log, the chain of
 * before, each tile against the one above, then the root against the checkpoint signed. An altered, removed,
 * added or reordered line is found; so is a log rewritten without its key. A line that says only where it is,
 * is told apart. Some thousands of lines a transaction: places and tiles of a checkpoint do not change while
 * it is verified.
 */
export async function verifyJournal(context: Context): Promise<Verification> {
  const { note, size } = await context.transaction((tx) => startVerification(tx, context));
  let found: Found = nothingFound;
  for (let from = 0; from < size; from += AT_ONCE) {
    const part = await context.transaction((tx) => verifyPart(tx, context, { from, size }));
    found = mergeFindings(found, part.found);
  }
  const end = await context.transaction((tx) => verifyEnd(tx, context, note));
  return buildConclusion(mergeFindings(found, { ...nothingFound, fault: end.fault }), {
    size,
    root: end.root,
  });
}

/**
 * What is verified: the checkpoint as it is now, as far as it signs; its column of size is written by whoever
 * holds the database.
 */
export async function startVerification(
  tx: Tx,
  { authorityId }: Context,
): Promise<{ readonly note: string | null; readonly size: number }> {
  const checkpoint = await findCheckpoint(tx, authorityId);
  const note = checkpoint?.note ?? null;
  const signed = note === null ? undefined : readCheckpoint(note);
  return { note, size: signed?.checkpoint.size ?? checkpoint?.size ?? 0 };
}

interface Found extends Unverifiable {
  readonly altered: readonly number[];
  readonly count: number;
  readonly fault: ProofFault | null;
}
export const nothingFound: Found = {
  altered: [],
  count: 0,
  fault: null,
  unverifiable: [],
  unverifiableCount: 0,
};

/** Lines from the one after `from`, as many as one transaction takes. */
export async function verifyPart(
  tx: Tx,
  context: Context,
  { from, size }: { readonly from: number; readonly size: number },
): Promise<{ readonly found: Found; readonly to: number }> {
  const to = Math.min(from + AT_ONCE, size);
  const { altered, unverifiable, isWhole } = await verifyPlaces(tx, context, { from, to, size });
  const fault: ProofFault | null = isWhole ? null : "tile-differs";
  const found = {
    altered,
    count: altered.length,
    unverifiable,
    unverifiableCount: unverifiable.length,
    fault,
  };
  return { found: mergeFindings(nothingFound, found), to };
}

export const mergeFindings = (one: Found, other: Found): Found => ({
  altered: [...one.altered, ...other.altered].slice(0, NAMED),
  count: one.count + other.count,
  fault: one.fault ?? other.fault,
  unverifiable: [...one.unverifiable, ...other.unverifiable].slice(0, NAMED),
  unverifiableCount: one.unverifiableCount + other.unverifiableCount,
});

/** What proves the lines, once each was looked at. */
export async function verifyEnd(
  tx: Tx,
  context: Context,
  note: string | null,
): Promise<{ readonly fault: ProofFault | null; readonly root: Buffer }> {
  const signer = await findLogSigner(tx, context);
  const fault = await verifyProofs(tx, context.authorityId, { note, log: signer?.verifier });
  const root = note === null ? undefined : readCheckpoint(note)?.checkpoint.root;
  return { fault, root: Buffer.from(root ?? []) };
}

function buildConclusion(
  { altered, count, fault, unverifiable, unverifiableCount }: Found,
  { size, root }: { readonly size: number; readonly root: Buffer },
): Verification {
  const untold = { unverifiable, unverifiableCount };
  if (count === 0 && fault === null) return { sound: true, size, root, ...untold };
  return { sound: false, brokenAt: altered[0] ?? null, altered, count, fault, ...untold };
}
