import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type Id, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { findPerson, listElements } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { sealForAuthority } from "../../../trust/keys/index.ts";
import { requireUnrestricted } from "../../../trust/restrictions/index.ts";
import { recordsErrors } from "../errors.ts";
import { comparedElements, isProvenPerson } from "../matching/person-side.ts";
import { computeSourcePlaces, type Edge } from "../rules/components.ts";
import type { FieldName } from "../rules/roles.ts";
import {
  addDistinctPair,
  addMergeRow,
  deleteDistinctPair,
  findDistinctPair,
  findMerge,
  findRecords,
  findSources,
  hasDistinctPair,
  listSourceMerges,
  lockRecordMerges,
  updateSourcePlace,
  updateUndoneMerge,
} from "../store/merges.ts";
import { listPersonSources } from "../store/sources.ts";
import type { MergeRow, SourceRow } from "../store/tables.ts";
import { requireNoAgentInterest } from "./interest.ts";

export type MergeId = Id<"merge">;

/** Two sources, or a source and a person of the platform. */
export interface Pair {
  readonly left: string;
  readonly right: { readonly source: string } | { readonly person: PersonId };
}

/** For a field on which the sides differ: the id of the source that speaks. */
export type FieldChoices = Readonly<Partial<Record<FieldName, string>>>;

export interface Merge extends Pair {
  readonly choices?: FieldChoices;
  readonly byRule?: boolean;
}

const gone: ReadonlySet<string> = new Set(["deceased", "merged", "erased"]);
const LONGEST_REASON = 500;

/**
 * Use case: two records are of one person. Only a link is written, with who speaks where they differ: no
 * value moves, and no element of identity changes. Twice is once. Throws access.capability_missing,
 * records.unknown_record, records.two_people, records.said_apart, records.person_gone,
 * records.person_not_proven, records.own_record, restrictions.restricted.
 * @returns the merge; undefined when they were one record already
 */
export async function mergeRecords(context: Context, merge: Merge): Promise<MergeId | undefined> {
  requireCapability(context, "record.review");
  await requireNoAgentInterest(context, listConcernedPersons(merge));
  return context.transaction((tx) => mergeRecordsInTransaction(tx, context, merge));
}

export async function mergeRecordsInTransaction(
  tx: Tx,
  context: Context,
  merge: Merge,
): Promise<MergeId | undefined> {
  await lockRecordMerges(tx, context.authorityId);
  const sides = await readSides(tx, context, merge);
  await requireJoinableSides(tx, context, merge, sides);
  if (sides.isOne) return undefined;
  await requireUnrestricted(tx, ...[...sides.people].map((id) => parseId<"person">(id)));
  const everySource = new Set(sides.every.map(({ id }) => id));
  const choices = Object.fromEntries(
    Object.entries(merge.choices ?? {}).filter(([, id]) => everySource.has(id ?? "")),
  );
  const id = context.newId<MergeId>();
  await addMergeRow(tx, {
    authority_id: context.authorityId,
    id,
    ...toDistinctPairRow(sortPair(merge)),
    choices,
    by_rule: merge.byRule ?? false,
    merged_at: context.now(),
    by_sealed: sealForAuthority(context, `record-merge:${id}`, formatDeciderLabel(context)),
  });
  await updateSourcePlaces(tx, context, sides.every);
  const [person = null] = sides.people;
  await recordMergeEntry(tx, context, "records.merged", { merge: id, rule: merge.byRule ?? false }, person);
  return id;
}

/**
 * Use case: a merge is undone, whatever came after it. What was joined later stays with the very record to
 * which it was joined: records are then as if this merge had never been. Twice is once. Throws
 * access.capability_missing, records.unknown_merge, records.reason_missing, records.own_record.
 * @returns a source of what it joined
 */
export async function cancelRecordMerge(
  context: Context,
  { id, reason: said }: { readonly id: MergeId; readonly reason: string },
): Promise<string> {
  requireCapability(context, "record.review");
  const reason = toTidyText(said).slice(0, LONGEST_REASON);
  await requireNoDecisionInterest(context, (tx) => findMerge(tx, context.authorityId, id));
  return context.transaction(async (tx) => {
    await lockRecordMerges(tx, context.authorityId);
    const merge = await findMerge(tx, context.authorityId, id);
    if (!merge) throw recordsErrors.error("records.unknown_merge");
    if (reason === "") throw recordsErrors.error("records.reason_missing");
    if (merge.state === "undone") return merge.left_source;
    const touched = await findSources(tx, context.authorityId, [
      merge.left_source,
      merge.right_source ?? merge.left_source,
    ]);
    const before = await findRecords(
      tx,
      context.authorityId,
      touched.map(({ record_id }) => record_id),
    );
    await updateUndoneMerge(tx, merge, {
      undone_at: context.now(),
      undone_by_sealed: sealForAuthority(context, `record-merge:${id}:undone`, formatDeciderLabel(context)),
      reason_sealed: sealForAuthority(context, `record-merge:${id}:reason`, reason),
    });
    await updateSourcePlaces(tx, context, before);
    const person = before.find(({ person_id }) => person_id !== null)?.person_id ?? null;
    await recordMergeEntry(tx, context, "records.unmerged", { merge: id }, person);
    return merge.left_source;
  });
}

/** Use case: two people, whatever they share; proposed no more. Twice is once. Throws as mergeRecords. */
export async function recordDistinctRecords(context: Context, pair: Pair): Promise<void> {
  requireCapability(context, "record.review");
  await requireNoAgentInterest(context, listConcernedPersons(pair));
  await context.transaction((tx) => recordDistinctPair(tx, context, pair));
}

export async function recordDistinctPair(tx: Tx, context: Context, pair: Pair): Promise<void> {
  await lockRecordMerges(tx, context.authorityId);
  const { isOne } = await readSides(tx, context, pair);
  if (isOne) throw recordsErrors.error("records.one_already");
  const id = context.newId<string>();
  const isNew = await addDistinctPair(tx, {
    authority_id: context.authorityId,
    id,
    ...toDistinctPairRow(sortPair(pair)),
    said_on: toCivilDate(context.now()),
    by_sealed: sealForAuthority(context, `record-apart:${id}`, formatDeciderLabel(context)),
  });
  if (isNew) await record(tx, context, { action: "records.said_apart", data: { apart: id } });
}

/**
 * Use case: they may be one after all. Throws access.capability_missing, records.unknown_merge,
 * records.own_record.
 */
export async function removeDistinctRecords(context: Context, id: string): Promise<void> {
  requireCapability(context, "record.review");
  await requireNoDecisionInterest(context, (tx) => findDistinctPair(tx, context.authorityId, id));
  await context.transaction(async (tx) => {
    if (!(await deleteDistinctPair(tx, context.authorityId, id)))
      throw recordsErrors.error("records.unknown_merge");
    await record(tx, context, { action: "records.apart_forgotten", data: { apart: id } });
  });
}

/**
 * Of a decision taken before: whoever undoes it is none of those whom it names. Throws records.unknown_merge
 * too.
 */
async function requireNoDecisionInterest(
  context: Context,
  find: (tx: Tx) => Promise<Decided | undefined>,
): Promise<void> {
  const decided = await context.transaction(find);
  if (!decided) throw recordsErrors.error("records.unknown_merge");
  const { left_source, right_source, right_person } = decided;
  await requireNoAgentInterest(context, { sources: [left_source, right_source], people: [right_person] });
}

type Decided = Pick<MergeRow, "left_source" | "right_source" | "right_person">;

export const listConcernedPersons = ({ left, right }: Pair) => ({
  sources: [left, "source" in right ? right.source : null],
  people: ["person" in right ? right.person : null],
});

interface Sides {
  /** The sources of the pair. */
  readonly named: readonly SourceRow[];
  /** Every source of both records. */
  readonly every: readonly SourceRow[];
  /** To whom they belong, or would. */
  readonly people: ReadonlySet<string>;
  readonly isOne: boolean;
}

/** Both records, whole. Throws records.unknown_record, records.person_gone. */
async function readSides(tx: Tx, context: Context, { left, right }: Pair): Promise<Sides> {
  const ids = "source" in right ? [left, right.source] : [left];
  const named = await findSources(tx, context.authorityId, ids);
  if (named.length < new Set(ids).size) throw recordsErrors.error("records.unknown_record");
  const asked = "person" in right ? right.person : null;
  if (asked !== null) {
    const found = await findPerson(tx, context, asked);
    if (!found) throw recordsErrors.error("records.unknown_record");
    if (gone.has(found.status)) throw recordsErrors.error("records.person_gone");
  }
  // What the person has already becomes one record with it.
  const theirs = asked === null ? [] : await listPersonSources(tx, context.authorityId, asked);
  const records = [...named, ...theirs].map(({ record_id }) => record_id);
  const every = await findRecords(tx, context.authorityId, records);
  return {
    named,
    every,
    people: new Set([asked, ...every.map(({ person_id }) => person_id)].filter((id) => id !== null)),
    isOne:
      new Set(named.map(({ record_id }) => record_id)).size === 1 &&
      (asked === null || named.every(({ person_id }) => person_id === asked)),
  };
}

async function requireJoinableSides(tx: Tx, context: Context, pair: Pair, sides: Sides): Promise<void> {
  if (sides.people.size > 1) throw recordsErrors.error("records.two_people");
  for (const id of sides.people) await requireProvenPerson(tx, context, parseId<"person">(id));
  if (!sides.isOne) await requireNotDistinct(tx, context, pair, sides);
}

/**
 * The person will read this record's address and telephone: join it only to somebody whose identity was
 * checked.
 */
async function requireProvenPerson(tx: Tx, context: Context, id: PersonId): Promise<void> {
  const person = await findPerson(tx, context, id);
  if (!person || gone.has(person.status)) throw recordsErrors.error("records.person_gone");
  if (!isProvenPerson(person, await listElements(tx, context, id, comparedElements)))
    throw recordsErrors.error("records.person_not_proven");
}

/** Refuses when an agent has said that a source of one side and one of the other are different people. */
async function requireNotDistinct(
  tx: Tx,
  context: Context,
  { left, right }: Pair,
  { named, every }: Pick<Sides, "named" | "every">,
): Promise<void> {
  const leftRecord = named.find(({ id }) => id === left)?.record_id;
  const here: string[] = [];
  const there: string[] = "person" in right ? [right.person] : [];
  for (const { id, record_id, person_id } of every) {
    const side = record_id === leftRecord ? here : there;
    side.push(id);
    if (person_id !== null) side.push(person_id);
  }
  if (await hasDistinctPair(tx, context.authorityId, { here, there }))
    throw recordsErrors.error("records.said_apart");
}

/** Places follow from the merges in force; rows that stand where they should are not written. */
async function updateSourcePlaces(tx: Tx, context: Context, rows: readonly SourceRow[]): Promise<void> {
  const ids = rows.map(({ id }) => id);
  const merges = await listSourceMerges(tx, context.authorityId, ids);
  const inForce = merges.filter(({ state }) => state === "active");
  const places = computeSourcePlaces(ids, inForce.map(toMergeEdge));
  for (const row of rows) {
    const place = places.get(row.id);
    if (!place || (place.record === row.record_id && place.person === row.person_id)) continue;
    await updateSourcePlace(tx, row, { record_id: place.record, person_id: place.person });
  }
}

function toMergeEdge({ left_source, right_source, right_person }: MergeRow): Edge {
  if (right_source !== null) return { left: left_source, right: right_source };
  if (right_person === null) throw new TypeError("a merge has two sides");
  return { left: left_source, person: right_person };
}

/** In the journal of the authority, and of the person when there is one. */
async function recordMergeEntry(
  tx: Tx,
  context: Context,
  action: string,
  data: Readonly<Record<string, unknown>>,
  person: string | null,
): Promise<void> {
  await record(tx, context, { action, data });
  if (person !== null)
    await record(tx, context, { action: `${action}_of_person`, personId: parseId<"person">(person), data });
}

/** One pair is written one way, whichever side is named first. */
function sortPair(pair: Pair): Pair {
  if ("person" in pair.right || pair.left < pair.right.source) return pair;
  return { left: pair.right.source, right: { source: pair.left } };
}

const toDistinctPairRow = ({
  left,
  right,
}: Pair): Pick<MergeRow, "left_source" | "right_source" | "right_person"> => ({
  left_source: left,
  right_source: "source" in right ? right.source : null,
  right_person: "person" in right ? right.person : null,
});

const formatDeciderLabel = ({ actor }: Context): string => (actor.kind === "staff" ? actor.label : "");
