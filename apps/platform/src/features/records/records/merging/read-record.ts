import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { type ElementPair, formatNameInUse, listPeopleElements } from "../../../identity/identity/index.ts";
import { findRowKeys, openForAuthority } from "../../../trust/keys/index.ts";
import { recordsErrors } from "../errors.ts";
import { comparedElements, filterCheckedElements, toComparedSide } from "../matching/person-side.ts";
import { recordListReading, recordRecordsReading } from "../record-reading.ts";
import { type RecordSide, type ShownField, selectShownFields } from "../rules/conflicts.ts";
import type { HistoryLine } from "../rules/read-line.ts";
import { type FieldName, isField } from "../rules/roles.ts";
import { openSource } from "../sealed-source.ts";
import { listEstablishmentRows } from "../store/establishments.ts";
import { findRecords, findSources, listLastMerges, listSourceMerges } from "../store/merges.ts";
import type { MergeRow, SourceRow } from "../store/tables.ts";
import type { MergeId } from "./merge-records.ts";

export interface SourceView {
  readonly id: string;
  readonly record: string;
  readonly establishment: string;
  readonly number: string;
  readonly seenOn: string;
  readonly fields: RecordSide;
  readonly history: readonly HistoryLine[];
}

export interface PersonSide {
  readonly id: PersonId;
  readonly displayName: string;
  readonly fields: RecordSide;
}

export interface RecordMergeView {
  readonly id: MergeId;
  readonly state: MergeRow["state"];
  readonly mergedAt: Date;
  readonly by: string;
  readonly byRule: boolean;
  readonly left: string;
  /** A source, or the person. */
  readonly right: string;
  readonly undone?: { readonly at: Date; readonly by: string; readonly reason: string };
}

/** One person's record: what is shown, whose it is, everything that came with it, and how it was made. */
export interface RecordView {
  readonly id: string;
  readonly sources: readonly SourceView[];
  readonly person?: PersonSide;
  readonly shown: ReadonlyMap<FieldName, ShownField>;
  readonly merges: readonly RecordMergeView[];
}

/**
 * For a reviewer; the person's journal tells it, or the authority's when it is nobody's yet. Throws
 * access.capability_missing, records.unknown_record.
 */
export async function readRecord(tx: Tx, context: Context, recordId: string): Promise<RecordView> {
  requireCapability(context, "record.review");
  const rows = await findRecords(tx, context.authorityId, [recordId]);
  const [first] = rows;
  if (!first) throw recordsErrors.error("records.unknown_record");
  await recordRecordsReading(tx, context, [first.person_id], rows.length);
  const sources = await listSourceViews(tx, context, rows);
  const person =
    first.person_id === null
      ? undefined
      : (await readPersons(tx, context, [first.person_id])).get(first.person_id);
  const merges = await listSourceMerges(
    tx,
    context.authorityId,
    rows.map(({ id }) => id),
  );
  const choices = merges.filter(({ state }) => state === "active").map(listMergeChoices);
  const speakers = sources.map(({ id, seenOn, fields }) => ({ id, seenOn, values: { fields } }));
  return {
    id: recordId,
    sources,
    ...(person ? { person } : {}),
    shown: selectShownFields(speakers, choices),
    merges: merges.toReversed().map((merge) => mergeView(context, merge)),
  };
}

/** The record of which this source is now part. Throws as readRecord. */
export function getSourceRecord(context: Context, sourceId: string): Promise<RecordView> {
  return context.transaction(async (tx) => {
    requireCapability(context, "record.review");
    const [source] = await findSources(tx, context.authorityId, [sourceId]);
    if (!source) throw recordsErrors.error("records.unknown_record");
    return readRecord(tx, context, source.record_id);
  });
}

export async function readSources(
  tx: Tx,
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SourceView>> {
  const views = await listSourceViews(tx, context, await findSources(tx, context.authorityId, ids));
  return new Map(views.map((view) => [view.id, view]));
}

/** As they were checked: a reviewer compares with nothing that somebody only says of themselves. */
export async function readPersons(
  tx: Tx,
  context: Context,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, PersonSide>> {
  const asked = [...new Set(ids.filter((id) => id !== null))].map((id) => parseId<"person">(id));
  const elements = await listPeopleElements(tx, context, asked, comparedElements);
  return new Map(asked.map((id) => [id, buildPersonSide(id, elements.get(id) ?? [])]));
}

function buildPersonSide(id: PersonId, elements: readonly ElementPair[]): PersonSide {
  const checked = filterCheckedElements(elements);
  return {
    id,
    displayName: formatNameInUse(checked) || formatNameInUse(elements),
    fields: toComparedSide(checked),
  };
}

/**
 * The latest first, undone or not; the authority's journal tells that it was read. Throws
 * access.capability_missing.
 */
export function listMerges(
  context: Context,
  limit = 50,
): Promise<readonly (RecordMergeView & { readonly sources: readonly SourceView[] })[]> {
  return context.transaction(async (tx) => {
    requireCapability(context, "record.review");
    const rows = await listLastMerges(tx, context.authorityId, limit);
    const ids = rows.flatMap(({ left_source, right_source }) => [left_source, right_source ?? left_source]);
    const sources = await readSources(tx, context, [...new Set(ids)]);
    await recordListReading(tx, context, rows.length);
    return rows.map((row) => ({
      ...mergeView(context, row),
      sources: [row.left_source, row.right_source].flatMap((id) => sources.get(id ?? "") ?? []),
    }));
  });
}

async function listSourceViews(
  tx: Tx,
  context: Context,
  rows: readonly SourceRow[],
): Promise<readonly SourceView[]> {
  const names = new Map(
    (await listEstablishmentRows(tx, context.authorityId)).map(({ id, name }) => [id, name]),
  );
  const keys = await findRowKeys(
    tx,
    context,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { number, fields, history } = openSource(context, row, keys);
    return {
      id: row.id,
      record: row.record_id,
      establishment: names.get(row.establishment_id) ?? "",
      number,
      seenOn: row.seen_on,
      fields,
      history,
    };
  });
}

function listMergeChoices({ choices }: MergeRow): Readonly<Partial<Record<FieldName, string>>> {
  if (typeof choices !== "object" || choices === null) return {};
  return Object.fromEntries(
    Object.entries(choices).filter(([field, id]) => isField(field) && typeof id === "string"),
  );
}

function mergeView(context: Context, row: MergeRow): RecordMergeView {
  const { id, state, merged_at, by_rule, left_source, right_source, right_person } = row;
  const { undone_at, undone_by_sealed, reason_sealed } = row;
  return {
    id: parseId<"merge">(id),
    state,
    mergedAt: merged_at,
    by: openForAuthority(context, `record-merge:${id}`, row.by_sealed),
    byRule: by_rule,
    left: left_source,
    right: right_source ?? right_person ?? "",
    ...(undone_at && undone_by_sealed && reason_sealed
      ? {
          undone: {
            at: undone_at,
            by: openForAuthority(context, `record-merge:${id}:undone`, undone_by_sealed),
            reason: openForAuthority(context, `record-merge:${id}:reason`, reason_sealed),
          },
        }
      : {}),
  };
}
