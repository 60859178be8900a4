import { createHash } from "node:crypto";
import { JournalLine, type OfflineBatch, READER_BATCH_TYPE } from "@ardeco/contracts";
import { compactVerify, importJWK } from "jose";
import { Compile } from "typebox/compile";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Equipment } from "../../equipment/index.ts";
import type { readerErrors } from "../errors.ts";
import { asTerminals } from "../reader-key.ts";
import { requireDesk } from "../readers/reader-places.ts";
import { isKeepable } from "../rules.ts";
import { insertLines } from "../store/lines.ts";
import { findReader, lockReader, writeReader } from "../store/readers.ts";
import type { ReaderRow } from "../store/tables.ts";
import { sealLine } from "./line-seals.ts";
import { noteLines } from "./note-lines.ts";

/** The last line of a reader's journal that is held, and its hash. */
export interface Held {
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
export type Taken = Held & { readonly refusal: BatchRefusal | null };

/** Use case: how much of this reader's journal is held. */
export async function readHeld(context: Context, reader: Equipment): Promise<Held> {
  const system = asTerminals(context);
  return system.transaction(async (tx) => heldOf(await findReader(tx, system.authorityId, reader.id)));
}

/**
 * Use case: takes lines that follow those that are held, whole or not at all: whose, where it goes, whether
 * it holds together, whether the reader signed it. What they say of cards is written with them; the ledger
 * follows by a job. Throws reader.of_pages.
 */
export async function takeBatch(context: Context, reader: Equipment, batch: OfflineBatch): Promise<Taken> {
  requireDesk(reader);
  const system = asTerminals(context);
  return system.transaction(async (tx) => {
    const row = await lockReader(tx, system.authorityId, reader.id);
    const held = heldOf(row);
    // Nobody signs for a reader that gave no key.
    if (!row) return { ...held, refusal: "reader.signature" };
    const read = await readBatch(row, reader, batch);
    if ("refusal" in read) return { ...held, ...read };
    await keep(tx, system, { row, reader }, batch, read);
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
  const lines = texts.flatMap(lineOf);
  if (lines.length !== texts.length) return { refusal: "reader.shape" };
  if (lines.some(({ n }, at) => n !== first + at)) return { refusal: "reader.numbers" };
  const last = row.last + lines.length;
  const head = texts.reduce(chained, previous);
  const meant = JSON.stringify({ reader, first, last, previous, head });
  if ((await signedBy(row, signature)) !== meant) return { refusal: "reader.signature" };
  return { last, head, lines };
}

/** Compiled once: hundreds of lines a batch. */
const journalLine = Compile(JournalLine);

/** Nothing when it is not a line of a journal. */
function lineOf(text: string): readonly JournalLine[] {
  try {
    const line: unknown = JSON.parse(text);
    return journalLine.Check(line) && isKeepable(line) ? [line] : [];
  } catch {
    return [];
  }
}

const chained = (before: string, text: string): string =>
  createHash("sha256").update(`${before}\n${text}`).digest("hex");

async function signedBy({ key_x: x, key_y: y }: ReaderRow, signature: string): Promise<string | undefined> {
  try {
    const key = await importJWK({ kty: "EC", crv: "P-256", x, y }, "ES256");
    const { payload, protectedHeader } = await compactVerify(signature, key, { algorithms: ["ES256"] });
    return protectedHeader.typ === READER_BATCH_TYPE ? Buffer.from(payload).toString() : undefined;
  } catch {
    return undefined;
  }
}

async function keep(
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
  await insertLines(tx, place, { first, sealed });
  await noteLines(tx, system, reader, lines);
}

function heldOf(row: ReaderRow | undefined): Held {
  return { last: row?.last ?? 0, head: (row?.head ?? Buffer.alloc(32)).toString("hex") };
}
