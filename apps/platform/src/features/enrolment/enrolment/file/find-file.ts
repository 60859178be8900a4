import { parseReceiptNumber } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../kernel/ids.ts";
import { findFileRow, findFileRowByNumber, findLiveFileRow } from "../store/files.ts";
import { getFileRow, toEnrolmentFile } from "./change-file.ts";
import type { EnrolmentFile } from "./file.ts";

/** Throws enrolment.unknown_file when absent or out of reach. */
export function getFile(context: Context, id: FileId): Promise<EnrolmentFile> {
  return context.read(async (tx) => {
    return toEnrolmentFile(await getFileRow(tx, context, id));
  });
}

/** A file, or undefined: for whoever comes when it may be gone. */
export async function findFile(tx: Tx, context: Context, id: FileId): Promise<EnrolmentFile | undefined> {
  const row = await findFileRow(tx, context.authorityId, id);
  return row && toEnrolmentFile(row);
}

/** The file that a person has under way, a draft included. */
export function findLiveFile(context: Context, personId: PersonId): Promise<EnrolmentFile | undefined> {
  return context.read(async (tx) => {
    const row = await findLiveFileRow(tx, context.authorityId, personId);
    return row && toEnrolmentFile(row);
  });
}

/**
 * From what is read on a receipt or said on the telephone; undefined when its check characters are wrong too.
 */
export function findFileByNumber(context: Context, typed: string): Promise<EnrolmentFile | undefined> {
  return context.read(async (tx) => {
    const parsed = parseReceiptNumber(typed);
    const row = parsed.ok ? await findFileRowByNumber(tx, context.authorityId, parsed.text) : undefined;
    return row && toEnrolmentFile(row);
  });
}
