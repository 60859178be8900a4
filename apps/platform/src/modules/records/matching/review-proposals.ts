import type { Context, Tx } from "../../../kernel/context.ts";
import { AppError } from "../../../kernel/errors.ts";
import { asId, type Id, isUuid } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/index.ts";
import { record } from "../../audit/index.ts";
import { recordsErrors } from "../errors.ts";
import { type Choices, type MergeId, mergeRecords, type Pair, sayApart } from "../merging/merge-records.ts";
import { type PersonSide, readPerson, readSources, type SourceView } from "../merging/read-record.ts";
import { conflictsOf } from "../rules/conflicts.ts";
import type { FieldName } from "../rules/roles.ts";
import { listApart } from "../store/merges.ts";
import { countWaiting, findProposal, listWaiting } from "../store/proposals.ts";
import type { ProposalRow } from "../store/tables.ts";
import { type Comparison, readComparison } from "./comparison-turn.ts";

export type ProposalId = Id<"proposal">;

/** Surer than that, and without a doubt: may be merged by rule. */
export const SURE = 0.99;
export const MOST_BY_RULE = 500;
const PAGE = 20;

export interface Proposal {
  readonly id: ProposalId;
  readonly probability: number;
  readonly agreements: unknown;
  readonly left: SourceView;
  readonly right: SourceView | PersonSide;
  /** What differs, cards included. */
  readonly conflicts: readonly FieldName[];
}

export const isPerson = (side: SourceView | PersonSide): side is PersonSide => "displayName" in side;

export interface ProposalPage {
  readonly proposals: readonly Proposal[];
  readonly waiting: number;
  /** Of these, those that the rule would merge. */
  readonly sure: number;
  readonly pages: number;
  /** Absent when none was ever asked for. */
  readonly comparison?: Comparison;
}

/** The likeliest first, a page at a time. Names are opened: the authority's journal tells it. Throws access.capability_missing. */
export async function listProposals(tx: Tx, context: Context, page: number): Promise<ProposalPage> {
  requireCapability(context, "record.review");
  const waiting = await countWaiting(tx, context.authorityId);
  const rows = await listWaiting(tx, context.authorityId, { limit: PAGE, offset: (page - 1) * PAGE });
  const comparison = await readComparison(tx, context);
  const proposals = await viewsOf(tx, context, rows);
  await tellRead(tx, context, proposals.length);
  return {
    proposals,
    waiting,
    sure: await countWaiting(tx, context.authorityId, SURE),
    pages: Math.max(1, Math.ceil(waiting / PAGE)),
    ...(comparison ? { comparison } : {}),
  };
}

/** What the rule would merge, all of it, to be read before, which the journal tells. Throws access.capability_missing. */
export async function listSure(tx: Tx, context: Context): Promise<readonly Proposal[]> {
  const sure = await findSure(tx, context);
  await tellRead(tx, context, sure.length);
  return sure;
}

async function findSure(tx: Tx, context: Context): Promise<readonly Proposal[]> {
  requireCapability(context, "record.review");
  const rows = await listWaiting(tx, context.authorityId, { limit: MOST_BY_RULE, sureFrom: SURE });
  return viewsOf(tx, context, rows);
}

/** Throws access.capability_missing, records.unknown_record. */
export async function getProposal(tx: Tx, context: Context, id: ProposalId): Promise<Proposal> {
  requireCapability(context, "record.review");
  const row = await findProposal(tx, context.authorityId, id);
  const [view] = row ? await viewsOf(tx, context, [row]) : [];
  if (!view) throw recordsErrors.error("records.unknown_record");
  if (isPerson(view.right))
    await record(tx, context, { action: "records.read_of_person", personId: view.right.id });
  return view;
}

/** Use case: as mergeRecords, of what was proposed. */
export async function acceptProposal(
  context: Context,
  { id, choices }: { readonly id: ProposalId; readonly choices: Choices },
): Promise<string> {
  const proposal = await context.transaction((tx) => getProposal(tx, context, id));
  await mergeRecords(context, { ...pairOf(proposal), choices });
  return proposal.left.id;
}

/** Use case: as sayApart, of what was proposed. */
export async function refuseProposal(context: Context, id: ProposalId): Promise<void> {
  await sayApart(context, pairOf(await context.transaction((tx) => getProposal(tx, context, id))));
}

/**
 * Use case: those that were read in the list, and that the rule still gives, are merged, each by itself. What cannot be is left for somebody
 * to look at. @returns how many. Throws access.capability_missing.
 */
export async function mergeSure(context: Context, ids: readonly string[]): Promise<number> {
  const read = new Set(ids.filter(isUuid));
  const sure = await context.transaction((tx) => findSure(tx, context));
  let merged = 0;
  for (const proposal of sure.filter(({ id }) => read.has(id))) {
    try {
      const made: MergeId | undefined = await mergeRecords(context, { ...pairOf(proposal), byRule: true });
      if (made !== undefined) merged += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return merged;
}

/** Pairs said to be two people, whose names the journal tells to have been read. Throws access.capability_missing. */
export async function listSaidApart(
  tx: Tx,
  context: Context,
): Promise<readonly { readonly id: string; readonly saidOn: string; readonly sides: readonly string[] }[]> {
  requireCapability(context, "record.review");
  const rows = await listApart(tx, context.authorityId);
  const ids = rows.flatMap(({ left_source, right_source }) => [left_source, right_source ?? left_source]);
  const sources = await readSources(tx, context, ids);
  await tellRead(tx, context, rows.length);
  const nameOf = (id: string | null): string[] => {
    const source = sources.get(id ?? "");
    return source ? [`${nameIn(source.fields)}, ${source.establishment}`] : [];
  };
  return Promise.all(
    rows.map(async ({ id, said_on, left_source, right_source, right_person }) => ({
      id,
      saidOn: said_on,
      sides: [
        ...nameOf(left_source),
        ...nameOf(right_source),
        ...(right_person === null
          ? []
          : [(await readPerson(tx, context, asId<"person">(right_person))).displayName]),
      ],
    })),
  );
}

export const nameIn = (fields: Readonly<Partial<Record<FieldName, string>>>): string =>
  [fields.given_name, fields.usage_name ?? fields.family_name].filter(Boolean).join(" ");

/** One line a reading, of the authority: a line in each person's journal would tell them of pairs that nobody opened. */
async function tellRead(tx: Tx, context: Context, pairs: number): Promise<void> {
  if (pairs > 0) await record(tx, context, { action: "records.list_read", data: { pairs } });
}

const pairOf = ({ left, right }: Proposal): Pair => ({
  left: left.id,
  right: isPerson(right) ? { person: right.id } : { source: right.id },
});

async function viewsOf(tx: Tx, context: Context, rows: readonly ProposalRow[]): Promise<readonly Proposal[]> {
  const ids = rows.flatMap(({ left_source, right_source }) => [left_source, right_source ?? left_source]);
  const sources = await readSources(tx, context, [...new Set(ids)]);
  const views: Proposal[] = [];
  for (const row of rows) {
    const left = sources.get(row.left_source);
    const right =
      row.right_person === null
        ? sources.get(row.right_source ?? "")
        : await readPerson(tx, context, asId<"person">(row.right_person));
    if (!left || !right) continue;
    views.push({
      id: asId<"proposal">(row.id),
      probability: row.probability,
      agreements: row.agreements,
      left,
      right,
      conflicts: conflictsOf(left.fields, right.fields),
    });
  }
  return views;
}
