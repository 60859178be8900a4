import type { Context, Tx } from "../../../kernel/context.ts";
import { openBytesForAuthority } from "../../keys/index.ts";
import { type Position, type RawRecord, RecordCutter } from "../reading/records-of.ts";
import { findPart } from "../store/files.ts";
import type { FileRow } from "../store/tables.ts";
import { PART_BYTES, partField } from "./receive-file.ts";

interface Wanted {
  readonly file: FileRow;
  readonly from: Position;
  readonly most: number;
  readonly mostBytes?: number;
}

/** Records of a file from a position on: `most` of them, or fewer at the end, or past `mostBytes`. */
export async function readRecords(
  tx: Tx,
  context: Context,
  { file, from, most, mostBytes = file.bytes }: Wanted,
): Promise<readonly RawRecord[]> {
  const cutter = new RecordCutter(from);
  const found: RawRecord[] = [];
  const until = Math.min(file.bytes, from.byte + mostBytes);
  for (let byte = from.byte; byte < until && found.length < most; ) {
    const part = Math.floor(byte / PART_BYTES);
    const sealed = await findPart(tx, file, part);
    if (!sealed) throw new TypeError("a piece of the file is missing");
    const piece = openBytesForAuthority(context, partField(file.id, part), sealed);
    const end = part * PART_BYTES + piece.length;
    found.push(
      ...cutter.cut(piece.subarray(byte - part * PART_BYTES), end >= file.bytes, most - found.length),
    );
    byte = end;
  }
  return found;
}
