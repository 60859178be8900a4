import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { record } from "../../../trust/audit/index.ts";
import { findRowKeys } from "../../../trust/keys/index.ts";
import { sendComparison } from "../matching/comparison-turn.ts";
import { isSomebodyElse } from "../rules/another-person.ts";
import { mergeSourceLine, type Problem, type SourceValues } from "../rules/read-line.ts";
import {
  computeNumberIndex,
  computeValuesDigest,
  ensureSourceKeys,
  openSource,
  sealSource,
} from "../sealed-source.ts";
import { addProblemRows, deleteParts, findFile, updateFile } from "../store/files.ts";
import { addSourceRows, listJoined, listLockedNumberedSources, updateSourceRows } from "../store/sources.ts";
import type { FileRow, SourceRow } from "../store/tables.ts";
import { toFileColumns } from "./columns.ts";
import { MOST_PROBLEMS, sendLoad } from "./keep-file.ts";
import { removeFormerNumbers } from "./other-number.ts";
import { type PreviewLine, readFileCells, toPreviewLine } from "./preview.ts";
import { type OpenPiece, readRecords } from "./read-content.ts";

/** Lines of one transaction: a second's work, and what a kill costs. */
const BATCH = 2_000;
/** After 45 s the job hands over to a new one: the queue kills a run at 120 s. */
const TURN_MS = 45_000;

/**
 * Job: takes lines, two thousand a transaction, together with how far it is. Stopped, killed or run twice, it
 * goes on from the last transaction kept and takes no line twice.
 */
export async function loadFile(context: Context, fileId: string, batch = BATCH): Promise<void> {
  const until = context.now().getTime() + TURN_MS;
  const piece: OpenPiece = {};
  let isTakingBack = true;
  for (;;) {
    if (isTakingBack)
      isTakingBack = await context.transaction((tx) => removeFormerNumbers(tx, context, fileId));
    else if (!(await context.transaction((tx) => loadBatch(tx, context, { fileId, batch, piece })))) return;
    if (context.now().getTime() > until) return context.transaction((tx) => sendLoad(tx, context, fileId));
  }
}

/** False when nothing is left to take, or the file no longer runs. */
async function loadBatch(
  tx: Tx,
  context: Context,
  { fileId, batch, piece }: { readonly fileId: string; readonly batch: number; readonly piece: OpenPiece },
): Promise<boolean> {
  const file = await findFile(tx, context.authorityId, fileId, { forUpdate: true });
  if (file?.state !== "running") return false;
  // The line of titles is line 1.
  const from = { byte: file.at_byte, line: file.at_line + 1 };
  const read = await readRecords(tx, context, { file, from, most: batch, piece });
  const records = file.at_byte === 0 ? read.slice(1) : read;
  const separator = file.separator ?? ";";
  const reading = { separator, columns: toFileColumns(file), today: toCivilDate(context.now()) };
  const lines = records.flatMap((raw) => toPreviewLine(raw, readFileCells(file, raw, separator), reading));
  const taken = await importLines(tx, context, file, lines);
  const next = read.at(-1)?.next;
  const at_byte = next?.byte ?? file.bytes;
  const isDone = at_byte >= file.bytes;
  const count = {
    lines: file.lines + lines.length,
    added: file.added + taken.added,
    changed: file.changed + taken.changed,
    same: file.same + taken.same,
    refused: file.refused + taken.refused,
  };
  await updateFile(tx, file, {
    ...count,
    at_byte,
    at_line: next === undefined ? file.at_line : next.line - 1,
    state: isDone ? "done" : "running",
    changed_at: context.now(),
  });
  if (!isDone) return true;
  await deleteParts(tx, file);
  await sendComparison(tx, context);
  await record(tx, context, { action: "records.file_done", data: { file: file.id, ...count } });
  return false;
}

interface Taken {
  added: number;
  changed: number;
  same: number;
  refused: number;
}

/** A record as it will be, while a batch is read. */
interface Draft {
  readonly values: SourceValues;
  readonly line: number;
  readonly known?: SourceRow;
}

async function importLines(
  tx: Tx,
  context: Context,
  file: FileRow,
  lines: readonly PreviewLine[],
): Promise<Taken> {
  const { establishment_id: establishmentId } = file;
  const numbered = lines.flatMap(({ line, values }) =>
    values
      ? [{ line, values, key: computeNumberIndex(context, establishmentId, values.number).toString("hex") }]
      : [],
  );
  const numbers = [...new Set(numbered.map(({ key }) => key))].map((key) => Buffer.from(key, "hex"));
  const known = await listLockedNumberedSources(
    tx,
    { authorityId: context.authorityId, establishmentId },
    numbers,
  );
  const drafts = new Map<string, Draft>();
  const { earlier, attached } = await openSourceRows(tx, context, known, file);
  const byIndex = new Map(known.map((row) => [row.number_index.toString("hex"), row]));
  const problems = new Map(lines.map(({ line, problems: found }) => [line, [...found]]));
  const refuse = (line: number, problem: Problem) => problems.get(line)?.push(problem);
  for (const { line, values, key } of numbered) {
    const draft = drafts.get(key) ?? earlier.get(key);
    const theirs = draft ? undefined : attached.get(key);
    // Whoever the record belongs to reads it: another person's line never becomes theirs.
    if (theirs && isSomebodyElse(theirs.fields, values.fields)) {
      refuse(line, { code: "number_of_another" });
      continue;
    }
    const next = draft ? mergeSourceLine(draft.values, values) : values;
    const { known: row } = draft ?? { known: byIndex.get(key) };
    if (next === undefined)
      refuse(line, { code: "number_twice", ...(draft?.line ? { otherLine: draft.line } : {}) });
    else if (next === "full") refuse(line, { code: "too_much_history" });
    else drafts.set(key, { values: next, line: draft?.line ?? line, ...(row ? { known: row } : {}) });
  }
  const written = await write(tx, context, file, drafts);
  await saveLineProblems(tx, file, problems);
  return { ...written, refused: [...problems.values()].filter((found) => found.length > 0).length };
}

interface Opened {
  /** Lines of the same number came earlier in this very file: what follows is added to them. */
  readonly earlier: ReadonlyMap<string, Draft>;
  /** What is said, since another file, of records of somebody, or of more than one establishment. */
  readonly attached: ReadonlyMap<string, SourceValues>;
}

/** By number; the others are replaced without being read. */
async function openSourceRows(
  tx: Tx,
  context: Context,
  known: readonly SourceRow[],
  file: FileRow,
): Promise<Opened> {
  const recordIds = known.map(({ record_id }) => record_id);
  const joined = await listJoined(tx, context.authorityId, recordIds);
  const isOfThisFile = ({ file_id }: SourceRow) => file_id === file.id;
  const rows = known.filter(
    (row) => isOfThisFile(row) || row.person_id !== null || joined.has(row.record_id),
  );
  const ids = rows.map(({ id }) => id);
  const keys = await findRowKeys(tx, context, ids);
  const [earlier, attached] = [new Map<string, Draft>(), new Map<string, SourceValues>()];
  for (const row of rows) {
    const [key, values] = [row.number_index.toString("hex"), openSource(context, row, keys)];
    if (isOfThisFile(row)) earlier.set(key, { values, line: 0, known: row });
    else attached.set(key, values);
  }
  return { earlier, attached };
}

async function write(
  tx: Tx,
  context: Context,
  file: FileRow,
  drafts: ReadonlyMap<string, Draft>,
): Promise<Omit<Taken, "refused">> {
  const seen_on = toCivilDate(context.now());
  const [written, seenAgain]: [Written[], SourceRow[]] = [[], []];
  let same = 0;
  for (const [key, { values, known }] of drafts) {
    const digest = computeValuesDigest(context, file.establishment_id, values);
    if (known?.digest.equals(digest)) {
      same += 1;
      if (known.file_id !== file.id || known.seen_on !== seen_on)
        seenAgain.push({ ...known, file_id: file.id, seen_on });
      continue;
    }
    const id = known?.id ?? context.newId<string>();
    const row = {
      authority_id: file.authority_id,
      id,
      establishment_id: file.establishment_id,
      file_id: file.id,
      number_index: known?.number_index ?? Buffer.from(key, "hex"),
      digest,
      key_sealed: null,
      seen_on,
      record_id: known?.record_id ?? id,
      person_id: known?.person_id ?? null,
    };
    written.push({ row, values, isNew: known === undefined });
  }
  const [added, changed] = await seal(tx, context, written);
  await addSourceRows(tx, added);
  await updateSourceRows(tx, [...changed, ...seenAgain]);
  return { added: added.length, changed: changed.length, same };
}

interface Written {
  readonly row: Omit<SourceRow, "values_sealed">;
  readonly values: SourceValues;
  readonly isNew: boolean;
}

async function seal(
  tx: Tx,
  context: Context,
  written: readonly Written[],
): Promise<readonly [SourceRow[], SourceRow[]]> {
  const keys = await ensureSourceKeys(
    tx,
    context,
    written.map(({ row }) => row.id),
  );
  const rows: readonly [SourceRow[], SourceRow[]] = [[], []];
  for (const { row, values, isNew } of written) {
    const key = keys.get(row.id);
    if (!key) throw new TypeError("each record has its key");
    rows[isNew ? 0 : 1].push({ ...row, values_sealed: sealSource(key, values) });
  }
  return rows;
}

async function saveLineProblems(
  tx: Tx,
  file: FileRow,
  found: ReadonlyMap<number, readonly Problem[]>,
): Promise<void> {
  if (file.refused >= MOST_PROBLEMS) return;
  const { authority_id, id: file_id } = file;
  const rows = [...found].flatMap(([line, problems]) =>
    problems.map(({ code, header = "", otherLine }, place) => ({
      authority_id,
      file_id,
      line,
      place,
      code,
      header,
      other_line: otherLine ?? null,
    })),
  );
  await addProblemRows(tx, rows.slice(0, MOST_PROBLEMS));
}
