import {
  inclusionProof,
  nodesOf,
  type Opening,
  STATEMENT_FORMAT,
  type StatedLine,
  type Statement,
  writeVerifier,
} from "@ardeco/transparency-log";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findPersonKeys } from "../keys/index.ts";
import { computeSealedHash } from "./hashes.ts";
import { findPublishedLog, type PublishedLog } from "./published.ts";
import { openEntryText, readLine } from "./read-journal.ts";
import { mayBeGiven } from "./rules.ts";
import { listPlacedByIds, listPlacedEntries, type PlacedRow } from "./store/entries.ts";

/** Newest lines that one statement holds: a file of some ten megabytes. */
const MOST_LINES = 10_000;

/**
 * A person's lines, newest first, each opened and tied to the authority's last checkpoint by its proof: a
 * file that they verify alone. Who represents them gets the place, and not the text, of lines that hold words
 * kept from them.
 */
export function buildPersonStatement(context: Context, personId: PersonId): Promise<Statement> {
  return context.transaction(async (tx) => {
    const log = await findPublishedLog(tx, context);
    const rows = await listPlacedEntries(tx, context.authorityId, personId, MOST_LINES);
    const keys = await findPersonKeys(tx, context, [personId]);
    const prove = buildProofFinder(log);
    const lines: StatedLine[] = [];
    for (const row of rows) {
      const text = openEntryText(context, keys, row);
      if (text === undefined) continue;
      lines.push({ ...buildLineOpening(context, row, text), place: await prove(row.sequence) });
    }
    return {
      format: STATEMENT_FORMAT,
      key: log ? writeVerifier(log.signer.verifier) : "",
      checkpoint: log?.note ?? null,
      lines,
    };
  });
}

/**
 * Lines of the authority about nobody, each opened and tied to its last checkpoint: for a file that its
 * reader verifies alone. A line about somebody is left out: it is theirs to take.
 */
export async function buildEntriesStatement(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<Statement> {
  const log = await findPublishedLog(tx, context);
  const rows = await listPlacedByIds(tx, context.authorityId, ids);
  const prove = buildProofFinder(log);
  const lines: StatedLine[] = [];
  for (const row of rows) {
    const text = row.person_id === null ? openEntryText(context, new Map(), row) : undefined;
    if (text === undefined) continue;
    lines.push({ ...buildLineOpening(context, row, text), place: await prove(row.sequence) });
  }
  return {
    format: STATEMENT_FORMAT,
    key: log ? writeVerifier(log.signer.verifier) : "",
    checkpoint: log?.note ?? null,
    lines,
  };
}

/** Proofs under one checkpoint; each tile is read once. Null for a line that it does not cover. */
function buildProofFinder(
  log: PublishedLog | undefined,
): (sequence: number | null) => Promise<StatedLine["place"]> {
  if (!log) return async () => null;
  const node = nodesOf(log.files, log.size);
  return async (sequence) => {
    if (sequence === null || sequence > log.size) return null;
    const index = sequence - 1;
    return { index, proof: (await inclusionProof(index, log.size, node)).map(encodeBase64) };
  };
}

function buildLineOpening({ actor }: Context, row: PlacedRow, text: string): Opening {
  const reader = actor.kind === "person" ? actor.personId : "";
  if (!mayBeGiven(readLine(text), reader, row.person_id ?? "")) {
    return { kind: "entry", entry: encodeBase64(row.leaf_hash) };
  }
  // Its text alone was never committed to, and the bytes that were are gone.
  if (row.text_hash === null && row.sealed_hash !== null)
    return { kind: "entry", entry: encodeBase64(row.leaf_hash) };
  if (row.text_hash === null) return { kind: "sealed", text, id: row.id, sealed: encodeBase64(row.sealed) };
  return { kind: "open", text, sealed: encodeBase64(computeSealedHash(row)) };
}

const encodeBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
