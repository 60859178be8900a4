import type { Context, Tx } from "../../../../kernel/context.ts";
import type { AppError, FieldError } from "../../../../kernel/errors.ts";
import { record } from "../../../trust/audit/index.ts";
import { recordsErrors } from "../errors.ts";
import type { Column } from "../rules/read-line.ts";
import { findFile, listTaken } from "../store/files.ts";
import { deleteUnattached, hasAttached, listLockedFileSources } from "../store/sources.ts";
import type { FileRow } from "../store/tables.ts";
import { toRecordsSystem } from "../to-records-system.ts";
import { toFileColumns } from "./columns.ts";

// A file given again may say that the number is in another column. The records of its first take are then
// under numbers that mean somebody else: they leave before its lines are taken; or the change is refused,
// once one of them is joined to something.

/** Deleted in one transaction: each looks through the whole establishment. */
const BATCH = 20_000;

const getNumberIndex = (columns: readonly Column[]): number =>
  columns.findIndex(({ role }) => role === "number");
const formatNumberTitle = (columns: readonly Column[]): string =>
  columns[getNumberIndex(columns)]?.header ?? "";
const isSameNumber = (one: readonly Column[], other: readonly Column[]): boolean =>
  getNumberIndex(one) === getNumberIndex(other) && formatNumberTitle(one) === formatNumberTitle(other);

const isOfContent = (file: FileRow, digest: Buffer | null): boolean =>
  digest !== null && (file.digest?.equals(digest) ?? false);

/**
 * Throws records.mapping_other_number, records.mapping_number_later, beside the column said to be the number
 * (its place, from 0).
 * @param columns what is said of them now
 * @param file as it was received, its columns being those of its last take
 */
export async function requireSameNumber(
  context: Context,
  file: FileRow,
  columns: readonly Column[],
): Promise<void> {
  const before = toFileColumns(file);
  if (before.length === 0 || isSameNumber(before, columns)) return;
  const taken = await context.transaction((tx) => listTaken(tx, file));
  const own = taken.filter((one) => isOfContent(one, file.digest));
  const refuse = (code: "records.mapping_number_later" | "records.mapping_other_number") =>
    recordsErrors.error(code, [toColumnError(recordsErrors.error(code), getNumberIndex(columns), before)]);
  if (isBuiltUpon(taken, own.at(-1), before)) throw refuse("records.mapping_number_later");
  const wrong = own.filter((one) => !isSameNumber(toFileColumns(one), columns));
  // Whoever takes files over does not read records.
  const system = toRecordsSystem(context);
  if (await system.transaction((tx) => hasAttached(tx, file, listFileIds(wrong))))
    throw refuse("records.mapping_other_number");
}

/**
 * A later file was taken with the same column: some of these records are its own now. It is given again
 * first.
 * @param taken oldest first
 */
function isBuiltUpon(
  taken: readonly FileRow[],
  last: FileRow | undefined,
  before: readonly Column[],
): boolean {
  if (!last) return false;
  const latest = new Map(taken.map((one) => [one.digest?.toString("hex"), one]));
  return [...latest.values()].some(
    (one) =>
      !isOfContent(one, last.digest) &&
      one.changed_at > last.changed_at &&
      formatNumberTitle(toFileColumns(one)) === formatNumberTitle(before),
  );
}

/**
 * Takes back what this content gave under another column's numbers, some at a time, before its first line is
 * taken; never what is joined.
 * @returns false when nothing is left to take back
 */
export async function removeFormerNumbers(tx: Tx, context: Context, fileId: string): Promise<boolean> {
  const file = await findFile(tx, context.authorityId, fileId, { forUpdate: true });
  if (file?.state !== "running" || file.at_byte > 0) return false;
  const columns = toFileColumns(file);
  const wrong = (await listTaken(tx, file)).filter(
    (one) =>
      one.id !== file.id && isOfContent(one, file.digest) && !isSameNumber(toFileColumns(one), columns),
  );
  const ids = await listLockedFileSources(tx, file, { fileIds: listFileIds(wrong), limit: BATCH });
  const records = await deleteUnattached(tx, file, ids);
  if (records > 0)
    await record(tx, context, { action: "records.file_taken_back", data: { file: file.id, records } });
  return ids.length === BATCH;
}

const listFileIds = (files: readonly FileRow[]): readonly string[] => files.map(({ id }) => id);

/** Names the column: an administrator who corrects a mapping no longer sees what was said the first time. */
function toColumnError({ code, definition }: AppError, at: number, before: readonly Column[]): FieldError {
  const [title, place] = [formatNumberTitle(before), getNumberIndex(before) + 1];
  const [inFrench, inEnglish] =
    title === "" ? [`n° ${place}`, `number ${place}`] : [`« ${title} »`, `“${title}”`];
  return {
    field: String(at),
    code,
    fr:
      "Le numéro de la première reprise venait de la colonne " +
      `${inFrench}. ${definition.fr} ${definition.todo.fr}`,
    en:
      "The number of the first time came from the column " +
      `${inEnglish}. ${definition.en} ${definition.todo.en}`,
  };
}
