import type { Context, Tx } from "../../../../kernel/context.ts";
import { findRowKey, openBytesForAuthority } from "../../../trust/keys/index.ts";
import { type Position, type RawRecord, RecordCutter } from "../reading/split-records.ts";
import { findPart } from "../store/files.ts";
import type { FileRow } from "../store/tables.ts";
import { formatPartField, PART_BYTES } from "./receive-file.ts";

/** The piece opened last: the next lines most often begin in it. One piece, whatever the file. */
export interface OpenPiece {
  part?: number;
  bytes?: Buffer;
}

interface Wanted {
  readonly file: FileRow;
  readonly from: Position;
  readonly most: number;
  readonly mostBytes?: number;
  readonly piece?: OpenPiece;
}

/** Records of a file from a position on: `most` of them, or fewer at the end, or past `mostBytes`. */
export async function readRecords(
  tx: Tx,
  context: Context,
  { file, from, most, mostBytes = file.bytes, piece = {} }: Wanted,
): Promise<readonly RawRecord[]> {
  const cutter = new RecordCutter(from);
  const found: RawRecord[] = [];
  const until = Math.min(file.bytes, from.byte + mostBytes);
  for (let byte = from.byte; byte < until && found.length < most; ) {
    const part = Math.floor(byte / PART_BYTES);
    const bytes = await openPart(tx, context, { file, part, piece });
    const end = part * PART_BYTES + bytes.length;
    found.push(
      ...cutter.cut(bytes.subarray(byte - part * PART_BYTES), end >= file.bytes, most - found.length),
    );
    byte = end;
  }
  return found;
}

/** Opened once, however many times lines are taken from it. */
async function openPart(
  tx: Tx,
  context: Context,
  { file, part, piece }: { readonly file: FileRow; readonly part: number; readonly piece: OpenPiece },
): Promise<Buffer> {
  if (piece.part === part && piece.bytes) return piece.bytes;
  const sealed = await findPart(tx, file, part);
  if (!sealed) throw new TypeError("a piece of the file is missing");
  const key = await findRowKey(tx, context, file.id);
  const field = formatPartField(file.id, part);
  // Handed in before files had keys of their own, and not read yet.
  const bytes = key?.openBytes(field, sealed) ?? openBytesForAuthority(context, field, sealed);
  Object.assign(piece, { part, bytes });
  return bytes;
}
