import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { recordsErrors } from "../errors.ts";
import { isSeparator, type Separator } from "../reading/parse-cells.ts";
import { findMappingProblem, type Role } from "../rules/roles.ts";
import type { Establishment, PersonFileId } from "../source.ts";
import { listEstablishmentRows, listKnownEstablishments } from "../store/establishments.ts";
import {
  deleteFile,
  deleteParts,
  findFile,
  listFileRows,
  listProblemRows,
  updateFile,
} from "../store/files.ts";
import type { FileRow, FileState } from "../store/tables.ts";
import { requireSameNumber } from "./other-number.ts";
import { computeFilePreview, type Preview } from "./preview.ts";

/** How far a file is. */
export interface PersonFile {
  readonly id: PersonFileId;
  readonly establishment: string;
  readonly state: Exclude<FileState, "receiving">;
  readonly receivedAs: NonNullable<FileRow["received_as"]>;
  readonly separator: Separator;
  readonly receivedOn: string;
  /** The same content was taken before, and is given again to be understood otherwise. */
  readonly isAgain: boolean;
  readonly bytes: number;
  /** Of its bytes, those whose lines were taken. */
  readonly atByte: number;
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

const LISTED = 50;
/** Told by line; past that, the count goes on. */
export const MOST_PROBLEMS = 10_000;

/** The latest first. Throws access.capability_missing. */
export function listFiles(context: Context): Promise<readonly PersonFile[]> {
  return context.read(async (tx) => {
    requireCapability(context, "record.import");
    const names = await listSourceNames(tx, context);
    return (await listFileRows(tx, context.authorityId, LISTED)).map((row) => toPersonFile(row, names));
  });
}

/** Those of which a file or a record is there. Throws access.capability_missing. */
export function listEstablishments(context: Context): Promise<readonly Establishment[]> {
  return context.read(async (tx) => {
    requireCapability(context, "record.import");
    const rows = await listKnownEstablishments(tx, context.authorityId);
    return rows.map(({ id, name }) => ({ id: id as Establishment["id"], name }));
  });
}

/** Throws access.capability_missing, records.unknown_file, records.file_arriving. */
export function getFile(context: Context, id: PersonFileId): Promise<PersonFile> {
  return context.transaction(async (tx) => {
    return toPersonFile(await getRow(tx, context, id), await listSourceNames(tx, context));
  });
}

export interface Mapping {
  readonly separator: Separator;
  /** By column, in the order of the file; null: not taken over. Empty: as recognised. */
  readonly roles: readonly (Role | null)[];
}

/**
 * The first lines as they would be understood; as recognised, or as said before, when nothing is said now.
 * The journal keeps that they were read. Throws access.capability_missing, records.unknown_file,
 * records.file_arriving, records.not_possible_now.
 */
export function buildFilePreview(context: Context, id: PersonFileId, mapping?: Mapping): Promise<Preview> {
  return context.transaction(async (tx) => {
    const row = await getRow(tx, context, id);
    if (row.state !== "received") throw recordsErrors.error("records.not_possible_now");
    const preview = await computeFilePreview(tx, context, row, mapping);
    const data = { lines: preview.lines.length };
    await record(tx, context, { action: "records.file_looked_at", data });
    return preview;
  });
}

/**
 * Use case: what its columns are; its lines are taken by a job from now on. Twice is once. Given again with
 * its number in another column, what it had given under the former numbers leaves first; refused when some of
 * it is attached. Throws access.capability_missing, records.unknown_file, records.file_arriving,
 * records.mapping_*, records.not_possible_now.
 */
export async function startFile(
  context: Context,
  { id, mapping }: { readonly id: PersonFileId; readonly mapping: Mapping },
): Promise<void> {
  const said = await context.transaction(async (tx) => {
    const row = await getToStart(tx, context, id);
    if (!row) return undefined;
    const { columns } = await computeFilePreview(tx, context, row, mapping);
    const problem = findMappingProblem(columns.map(({ role }) => role));
    if (problem) throw recordsErrors.error(`records.mapping_${problem}`);
    return { row, columns };
  });
  if (!said) return;
  const { columns } = said;
  await requireSameNumber(context, said.row, columns);
  await context.transaction(async (tx) => {
    const row = await getToStart(tx, context, id, { forUpdate: true });
    if (!row) return;
    await updateFile(tx, row, {
      state: "running",
      separator: mapping.separator,
      columns,
      changed_at: context.now(),
    });
    await record(tx, context, { action: "records.file_started", data: { file: id } });
    await sendLoad(tx, context, id);
  });
}

/** Undefined when it is started already. Throws as startFile. */
async function getToStart(tx: Tx, context: Context, id: string, lock = {}): Promise<FileRow | undefined> {
  const row = await getRow(tx, context, id, lock);
  if (row.state === "running" || row.state === "done") return undefined;
  if (row.state !== "received") throw recordsErrors.error("records.not_possible_now");
  return row;
}

/**
 * Use case: what was taken stays; nothing more is, until it is resumed. Twice is once. Throws as startFile.
 */
export async function suspendFile(context: Context, id: PersonFileId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await getRow(tx, context, id, { forUpdate: true });
    if (row.state !== "running") return;
    await updateFile(tx, row, { state: "stopped", changed_at: context.now() });
    await record(tx, context, { action: "records.file_stopped", data: { file: id } });
  });
}

/** Use case: from the line where it stopped, or where a server died. Throws as startFile. */
export async function resumeFile(context: Context, id: PersonFileId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await getRow(tx, context, id, { forUpdate: true });
    if (row.state !== "stopped" && row.state !== "running")
      throw recordsErrors.error("records.not_possible_now");
    await updateFile(tx, row, { state: "running", changed_at: context.now() });
    if (row.state === "stopped")
      await record(tx, context, { action: "records.file_resumed", data: { file: id } });
    await sendLoad(tx, context, id);
  });
}

/**
 * Use case: its content and its row leave; records already taken stay. Throws as startFile; not while it
 * runs.
 */
export async function deleteReceivedFile(context: Context, id: PersonFileId): Promise<void> {
  await context.transaction(async (tx) => {
    requireCapability(context, "record.import");
    const row = await findFile(tx, context.authorityId, id, { forUpdate: true });
    if (!row) throw recordsErrors.error("records.unknown_file");
    if (row.state === "receiving") throw recordsErrors.error("records.file_arriving");
    if (row.state === "running") throw recordsErrors.error("records.not_possible_now");
    if (row.state === "done") await deleteParts(tx, row);
    else await deleteFile(tx, row);
    await record(tx, context, { action: "records.file_dropped", data: { file: id } });
  });
}

/** A line left out: where it is, and why. */
export interface LineLeftOut {
  readonly line: number;
  readonly code: string;
  /** Of the column; empty when it is the whole line. */
  readonly header: string;
  readonly otherLine?: number;
}

/**
 * Why lines were left out, in the order of the file. Throws access.capability_missing, records.unknown_file.
 */
export function listProblems(
  context: Context,
  id: PersonFileId,
  limit = MOST_PROBLEMS,
): Promise<readonly LineLeftOut[]> {
  return context.transaction(async (tx) => {
    const rows = await listProblemRows(tx, await getRow(tx, context, id), limit);
    return rows.map(({ line, code, header, other_line }) => ({
      line,
      code,
      header,
      ...(other_line === null ? {} : { otherLine: other_line }),
    }));
  });
}

/** One waiting job a file: a second asks nothing more. */
export async function sendLoad(tx: Tx, context: Context, id: string): Promise<void> {
  const { authorityId, requestId } = context;
  const data = { authorityId, requestId, fileId: id };
  await context.ports.jobs.send(tx, "records.load", data, { singletonKey: id });
}

async function getRow(tx: Tx, context: Context, id: string, lock = {}): Promise<FileRow> {
  requireCapability(context, "record.import");
  const row = await findFile(tx, context.authorityId, id, lock);
  if (!row) throw recordsErrors.error("records.unknown_file");
  if (row.state === "receiving") throw recordsErrors.error("records.file_arriving");
  return row;
}

async function listSourceNames(tx: Tx, context: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await listEstablishmentRows(tx, context.authorityId);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function toPersonFile(row: FileRow, names: ReadonlyMap<string, string>): PersonFile {
  const { id, state, received_as, separator, received_on, bytes, at_byte } = row;
  const { lines, added, changed, same, refused } = row;
  if (state === "receiving" || received_as === null || !isSeparator(separator ?? ""))
    throw new TypeError("a file that is not whole");
  return {
    id: id as PersonFileId,
    establishment: names.get(row.establishment_id) ?? "",
    state,
    receivedAs: received_as,
    separator: separator as Separator,
    receivedOn: received_on,
    isAgain: state === "received" && row.columns !== null,
    bytes,
    atByte: at_byte,
    lines,
    added,
    changed,
    same,
    refused,
  };
}
