import { append, nodesOf, rootHash, signNote, writeCheckpoint, writeNote } from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import { buildLogStore } from "./build-log-store.ts";
import { getLogSigner } from "./log-key.ts";
import { createLeafRows, deleteWaiting, listLeaves, listWaiting, lockJournal } from "./store/entries.ts";
import { createCheckpointRow, findCheckpoint } from "./store/log.ts";

/** Eight whole tiles. */
const BATCH = 2_048;

/**
 * Gives the lines committed since the last run their place, appends them to the authority's log and signs it:
 * places, tiles and checkpoint are of one transaction, so that who is stopped half-way has promised nothing,
 * and begins again. Lines of one run are put in the order of their hashes: who reads the log does not learn
 * the order in which they were written.
 * @returns how many were appended; a full batch means that more may wait
 */
export async function runJournalSequencing(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    await lockJournal(tx, context.authorityId);
    const size = (await findCheckpoint(tx, context.authorityId))?.size ?? 0;
    const entries = await listNextEntries(tx, context, size);
    if (entries.length > 0) await addLogEntries(tx, context, size, entries);
    return entries.length;
  });
}

/**
 * Lines that have a place and no leaf are of the chain of before the tree: they are carried into it, in their
 * order.
 */
async function listNextEntries(tx: Tx, context: Context, size: number): Promise<readonly Buffer[]> {
  const former = await listLeaves(tx, context.authorityId, size, BATCH);
  if (former.length > 0) return former.map(({ leaf_hash }) => leaf_hash);
  return setLinePlaces(tx, context, size);
}

async function setLinePlaces(tx: Tx, { authorityId }: Context, size: number): Promise<readonly Buffer[]> {
  const found = await listWaiting(tx, authorityId, BATCH);
  // One that somebody placed by hand is found by who verifies; it holds back no other.
  const lines = found
    .filter(({ sequence }) => sequence === null)
    .toSorted((one, other) => Buffer.compare(one.leaf_hash, other.leaf_hash));
  await createLeafRows(
    tx,
    lines.map(({ id }, at) => ({
      authority_id: authorityId,
      sequence: size + at + 1,
      entry_id: id,
      root_hash: null,
    })),
  );
  await deleteWaiting(
    tx,
    authorityId,
    found.map(({ position }) => position),
  );
  return lines.map(({ leaf_hash }) => leaf_hash);
}

async function addLogEntries(
  tx: Tx,
  context: Context,
  from: number,
  entries: readonly Buffer[],
): Promise<void> {
  const { authorityId } = context;
  const files = buildLogStore(tx, authorityId);
  const size = await append(files, from, entries);
  const root = await rootHash(size, nodesOf(files, size));
  const { verifier, key } = await getLogSigner(tx, context);
  const text = writeCheckpoint({ origin: verifier.name, size, root });
  const note = writeNote({ text, signatures: [signNote(text, verifier, key)] });
  await createCheckpointRow(tx, { authority_id: authorityId, size, note, signed_at: context.now() });
}
