import { createHash } from "node:crypto";
import { JournalLine, type OfflineBatch, READER_BATCH_TYPE } from "@ardeco/contracts";
import { compactVerify, importJWK } from "jose";
import { Compile } from "typebox/compile";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Equipment } from "../../equipment/index.ts";
import type { readerErrors } from "../errors.ts";
import { toTerminalsSystem } from "../reader-key.ts";
import { requireDesk } from "../readers/reader-places.ts";
import { isKeepable } from "../rules.ts";
import { createLineRows } from "../store/lines.ts";
import { findReader, getLockedReader, writeReader } from "../store/readers.ts";
import type { ReaderRow } from "../store/tables.ts";
import { sealLine } from "./line-seals.ts";
import { recordJournalLines } from "./record-journal-lines.ts";

/** The last line of a reader's journal that is held, and its hash. */
export interface HeldJournalLine {
  readonly last: number;
  /** Hexadecimal. */
  readonly head: string;
}

export type BatchRefusal = Extract<
  keyof typeof readerErrors.codes,
  | "reader.other_reader"
  | "reader.not_next"
  | "reader.other_past"
  | "reader.numbers"
  | "reader.shape"
  | "reader.signature"
>;

/** Whatever was sent, a reader is told how far the platform is. */
export type Taken = HeldJournalLine & { readonly refusal: BatchRefusal | null };

/** Use case: how much of this reader's journal is held. */
export async function readHeld(context: Context, reader: Equipment): Promise<HeldJournalLine> {
  const system = toTerminalsSystem(context);
  return system.transaction(async (tx) => toHeldLine(await findReader(tx, system.authorityId, reader.id)));
}

/**
 * Use case: takes lines that follow those that are held, whole or not at all: whose, where it goes, whether
 * it holds together, whether the reader signed it. What they say of cards is written with them; the ledger
 * follows by a job. Throws reader.of_pages.
 */
export async function receiveJournalBatch(
  context: Context,
  reader: Equipment,
  batch: OfflineBatch,
): Promise<Taken> {
  requireDesk(reader);
  const system = toTerminalsSystem(context);
  return system.transaction(async (tx) => {
    const row = await getLockedReader(tx, system.authorityId, reader.id);
    const held = toHeldLine(row);
    // Nobody signs for a reader that gave no key.
    if (!row) return { ...held, refusal: "reader.signature" };
    const read = await readBatch(row, reader, batch);
    if ("refusal" in read) return { ...held, ...read };
    await saveJournalBatch(tx, system, { row, reader }, batch, read);
    const { authorityId, requestId } = system;
    await system.ports.jobs.send(
      tx,
      "terminals.post",
      { authorityId, requestId },
      { singletonKey: authorityId },
    );
    return { last: read.last, head: read.head, refusal: null };
  });
}

interface ReadBatch {
  readonly last: number;
  readonly head: string;
  readonly lines: readonly JournalLine[];
}

async function readBatch(
  row: ReaderRow,
  { id }: Equipment,
  { reader, first, previous, lines: texts, signature }: OfflineBatch,
): Promise<ReadBatch | { readonly refusal: BatchRefusal }> {
  if (reader !== id) return { refusal: "reader.other_reader" };
  if (first !== row.last + 1) return { refusal: "reader.not_next" };
  if (previous !== row.head.toString("hex")) return { refusal: "reader.other_past" };
  const lines = texts.flatMap(parseJournalLine);
  if (lines.length !== texts.length) return { refusal: "reader.shape" };
  if (lines.some(({ n }, at) => n !== first + at)) return { refusal: "reader.numbers" };
  const last = row.last + lines.length;
  const head = texts.reduce(computeChainedHash, previous);
  const meant = JSON.stringify({ reader, first, last, previous, head });
  if ((await verifyBatchSignature(row, signature)) !== meant) return { refusal: "reader.signature" };
  return { last, head, lines };
}

/** Compiled once: hundreds of lines a batch. */
const journalLine = Compile(JournalLine);

/** Nothing when it is not a line of a journal. */
function parseJournalLine(text: string): readonly JournalLine[] {
  try {
    const line: unknown = JSON.parse(text);
    return journalLine.Check(line) && isKeepable(line) ? [line] : [];
  } catch {
    return [];
  }
}

const computeChainedHash = (before: string, text: string): string =>
  createHash("sha256").update(`${before}\n${text}`).digest("hex");

async function verifyBatchSignature(
  { key_x: x, key_y: y }: ReaderRow,
  signature: string,
): Promise<string | undefined> {
  try {
    const key = await importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
    const { payload, protectedHeader } = await compactVerify(signature, key, { algorithms: ["ES256"] });
    return protectedHeader.typ === READER_BATCH_TYPE ? Buffer.from(payload).toString() : undefined;
  } catch {
    return undefined;
  }
}

async function saveJournalBatch(
  tx: Tx,
  system: Context,
  { row, reader }: { readonly row: ReaderRow; readonly reader: Equipment },
  { first, lines: texts }: OfflineBatch,
  { last, head, lines }: ReadBatch,
): Promise<void> {
  const { authorityId } = system;
  const [equipmentId, today] = [row.equipment_id, toCivilDate(system.now())];
  await writeReader(tx, row, { last, head: Buffer.from(head, "hex") });
  const sealed = texts.map((text, at) => sealLine(system, { equipmentId, n: first + at }, text));
  const place = { authority_id: authorityId, equipment_id: equipmentId, taken_on: today };
  await createLineRows(tx, place, { first, sealed });
  await recordJournalLines(tx, system, reader, lines);
}

function toHeldLine(row: ReaderRow | undefined): HeldJournalLine {
  return { last: row?.last ?? 0, head: (row?.head ?? Buffer.alloc(32)).toString("hex") };
}
