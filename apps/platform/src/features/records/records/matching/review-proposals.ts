import { createHash } from "node:crypto";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Language } from "../../../../kernel/errors.ts";
import { type Id, parseId } from "../../../../kernel/ids.ts";
import { computeNearestPage } from "../../../../kernel/page.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { recordsErrors } from "../errors.ts";
import { type PersonSide, readPersons, readSources, type SourceView } from "../merging/read-record.ts";
import { recordListReading, recordRecordsReading } from "../record-reading.ts";
import { listFieldConflicts } from "../rules/conflicts.ts";
import { computeLikelihood, type Likelihood } from "../rules/likelihood.ts";
import type { FieldName } from "../rules/roles.ts";
import { countDistinctPairs, findSources, hasDistinctPair, listDistinctPairs } from "../store/merges.ts";
import { countWaiting, findProposalRow, listWaiting } from "../store/proposals.ts";
import type { ProposalRow, SourceRow } from "../store/tables.ts";
import { type ComparisonStatus, readComparison } from "./comparison-turn.ts";
import { formatAgreementReasons } from "./proposal-words.ts";

export type ProposalId = Id<"proposal">;

/** Surer than that, and without a doubt: may be merged by rule. */
export const SURE = 0.99;
export const MOST_BY_RULE = 500;
export const REVISION_LENGTH = 22;
const PAGE = 20;
const APART_PAGE = 50;

export interface Proposal {
  readonly id: ProposalId;
  readonly probability: number;
  /** In a word that what differs allows. */
  readonly likelihood: Likelihood;
  /** What agrees, then what is near, then what differs: a sentence each. */
  readonly reasons: Readonly<Record<Language, readonly string[]>>;
  readonly left: SourceView;
  readonly right: SourceView | PersonSide;
  /** What differs, cards included. */
  readonly conflicts: readonly FieldName[];
  /** Of what both say: given back with the decision, which is of what was read. */
  readonly revision: string;
}

export const isPerson = (side: SourceView | PersonSide): side is PersonSide => "displayName" in side;

export interface ProposalPage {
  readonly proposals: readonly Proposal[];
  readonly waiting: number;
  /** Of these, those that the rule would merge. */
  readonly sure: number;
  readonly page: number;
  readonly pages: number;
  /** Absent when none was ever asked for. */
  readonly comparison?: ComparisonStatus;
}

/**
 * The likeliest first, a page at a time, the nearest that there is. Names are opened: the authority's journal
 * tells it. Throws access.capability_missing.
 */
export function listProposals(context: Context, page: number): Promise<ProposalPage> {
  return context.transaction(async (tx) => {
    requireCapability(context, "record.review");
    const waiting = await countWaiting(tx, context.authorityId);
    const { limit, offset, ...place } = computeNearestPage(page, { total: waiting, size: PAGE });
    const rows = await listWaiting(tx, context.authorityId, { limit, offset });
    const comparison = await readComparison(tx, context);
    const proposals = await listProposalViews(tx, context, rows);
    await recordListReading(tx, context, proposals.length);
    return {
      proposals,
      waiting,
      sure: await countWaiting(tx, context.authorityId, SURE),
      ...place,
      ...(comparison ? { comparison } : {}),
    };
  });
}

/**
 * The likeliest that waits, to go on from one to the next: nothing of it is opened here. Throws
 * access.capability_missing.
 */
export function findNextProposal(context: Context): Promise<ProposalId | undefined> {
  return context.read(async (tx) => {
    requireCapability(context, "record.review");
    const [row] = await listWaiting(tx, context.authorityId, { limit: 1 });
    return row && parseId<"proposal">(row.id);
  });
}

/**
 * What the rule would merge, all of it, to be read before, which the journal tells. Throws
 * access.capability_missing.
 */
export function listSure(context: Context): Promise<readonly Proposal[]> {
  return context.transaction(async (tx) => {
    requireCapability(context, "record.review");
    const rows = await listWaiting(tx, context.authorityId, { limit: MOST_BY_RULE, sureFrom: SURE });
    const sure = await listProposalViews(tx, context, rows);
    await recordListReading(tx, context, sure.length);
    return sure;
  });
}

/** What became of a pair that was proposed: to be decided; one record already; said to be two people. */
export type ProposalDecision = "waiting" | "one" | "apart";

/**
 * Both sides, whole, decided or not: an address that was kept goes on saying what it is about. Whoever they
 * are of is told, or the authority. Throws access.capability_missing, records.unknown_proposal.
 */
export function getProposal(
  context: Context,
  id: ProposalId,
): Promise<Proposal & { readonly decided: ProposalDecision }> {
  return context.transaction(async (tx) => {
    requireCapability(context, "record.review");
    const row = await findProposalRow(tx, context.authorityId, id);
    const [view] = row ? await listProposalViews(tx, context, [row]) : [];
    if (!row || !view) throw recordsErrors.error("records.unknown_proposal");
    const sources = await findSources(tx, context.authorityId, listProposalSources([row]));
    const people = [row.right_person, ...sources.map(({ person_id }) => person_id)];
    await recordRecordsReading(tx, context, people, sources.length);
    return { ...view, decided: await getProposalDecision(tx, context, row, sources) };
  });
}

async function getProposalDecision(
  tx: Tx,
  context: Context,
  { left_source, right_source, right_person }: ProposalRow,
  sources: readonly SourceRow[],
): Promise<ProposalDecision> {
  const [record, ...others] = new Set(sources.map(({ record_id }) => record_id));
  const isOne =
    right_person === null
      ? record !== undefined && others.length === 0
      : sources.every(({ person_id }) => person_id === right_person);
  if (isOne) return "one";
  const sides = { here: [left_source], there: [right_source ?? right_person ?? left_source] };
  return (await hasDistinctPair(tx, context.authorityId, sides)) ? "apart" : "waiting";
}

export interface DistinctRecordPair {
  readonly id: string;
  readonly saidOn: string;
  /** Who, and where. */
  readonly sides: readonly string[];
}

/**
 * Pairs said to be two people, a page at a time, the nearest that there is, whose names the journal tells to
 * have been read. Throws access.capability_missing.
 */
export function listDistinctRecordPairs(
  context: Context,
  page: number,
): Promise<{ readonly apart: readonly DistinctRecordPair[]; readonly page: number; readonly pages: number }> {
  return context.transaction(async (tx) => {
    requireCapability(context, "record.review");
    const total = await countDistinctPairs(tx, context.authorityId);
    const { limit, offset, ...place } = computeNearestPage(page, { total, size: APART_PAGE });
    const rows = await listDistinctPairs(tx, context.authorityId, { limit, offset });
    const sources = await readSources(tx, context, listProposalSources(rows));
    const people = await readPersons(
      tx,
      context,
      rows.map(({ right_person }) => right_person),
    );
    await recordListReading(tx, context, rows.length);
    const sideOf = (id: string | null): string[] => {
      const source = sources.get(id ?? "");
      if (source) return [`${formatFieldsName(source.fields)}, ${source.establishment}`];
      const person = people.get(id ?? "");
      return person ? [person.displayName] : [];
    };
    const apart = rows.map(({ id, said_on, left_source, right_source, right_person }) => ({
      id,
      saidOn: said_on,
      sides: [left_source, right_source, right_person].flatMap(sideOf),
    }));
    return { apart, ...place };
  });
}

export const formatFieldsName = (fields: Readonly<Partial<Record<FieldName, string>>>): string =>
  [fields.given_name, fields.usage_name ?? fields.family_name].filter(Boolean).join(" ");

const listProposalSources = (
  rows: readonly Pick<ProposalRow, "left_source" | "right_source">[],
): readonly string[] => [
  ...new Set(rows.flatMap(({ left_source, right_source }) => [left_source, right_source ?? left_source])),
];

const computePairRevision = (...sides: readonly (SourceView | PersonSide)[]): string =>
  createHash("sha256")
    .update(JSON.stringify(sides.map(({ fields }) => Object.entries(fields).toSorted())))
    .digest("base64url")
    .slice(0, REVISION_LENGTH);

/** Both sides as they are now. Undefined when one is there no more. */
export async function readProposal(
  tx: Tx,
  context: Context,
  row: ProposalRow,
): Promise<Proposal | undefined> {
  return (await listProposalViews(tx, context, [row]))[0];
}

async function listProposalViews(
  tx: Tx,
  context: Context,
  rows: readonly ProposalRow[],
): Promise<readonly Proposal[]> {
  const sources = await readSources(tx, context, listProposalSources(rows));
  const people = await readPersons(
    tx,
    context,
    rows.map(({ right_person }) => right_person),
  );
  return rows.flatMap((row): Proposal[] => {
    const left = sources.get(row.left_source);
    const right = sources.get(row.right_source ?? "") ?? people.get(row.right_person ?? "");
    if (!left || !right) return [];
    const conflicts = listFieldConflicts(left.fields, right.fields);
    return [
      {
        id: parseId<"proposal">(row.id),
        probability: row.probability,
        likelihood: computeLikelihood(row.probability, conflicts),
        reasons: {
          fr: formatAgreementReasons(row.agreements, "fr"),
          en: formatAgreementReasons(row.agreements, "en"),
        },
        left,
        right,
        conflicts,
        revision: computePairRevision(left, right),
      },
    ];
  });
}
