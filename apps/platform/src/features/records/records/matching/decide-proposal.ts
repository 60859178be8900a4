import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { recordsErrors } from "../errors.ts";
import { requireNoAgentInterest } from "../merging/interest.ts";
import {
  type FieldChoices,
  listConcernedPersons,
  mergeRecordsInTransaction,
  type Pair,
  recordDistinctPair,
} from "../merging/merge-records.ts";
import { reserveSources } from "../store/merges.ts";
import { findProposalRow } from "../store/proposals.ts";
import type { ProposalRow } from "../store/tables.ts";
import { type ProposalId, readProposal } from "./review-proposals.ts";

/** A pair, and the revision of it that was read. */
export interface PairRead {
  readonly id: ProposalId;
  readonly revision: string;
}

/**
 * Use case: as mergeRecords, of what was read. Throws records.changed_meanwhile too.
 * @returns a source of the record made
 */
export async function acceptProposal(
  context: Context,
  { choices, ...read }: PairRead & { readonly choices: FieldChoices },
): Promise<string> {
  await requireNotTheirs(context, read);
  return context.transaction(async (tx) => {
    const pair = await getPair(tx, context, read);
    await mergeRecordsInTransaction(tx, context, { ...pair, choices });
    return pair.left;
  });
}

/** Use case: as sayApart, of what was read. Throws records.changed_meanwhile too. */
export async function rejectProposal(context: Context, read: PairRead): Promise<void> {
  await requireNotTheirs(context, read);
  await context.transaction(async (tx) => recordDistinctPair(tx, context, await getPair(tx, context, read)));
}

/** Sides of a proposal stay, whatever they say. Throws records.own_record, and as getPair. */
async function requireNotTheirs(context: Context, { id }: PairRead): Promise<void> {
  requireCapability(context, "record.review");
  const row = await context.transaction((tx) => findProposalRow(tx, context.authorityId, id));
  if (!row) throw recordsErrors.error("records.unknown_proposal");
  await requireNoAgentInterest(context, listConcernedPersons(toProposalPair(row)));
}

/**
 * Use in a transaction that decides of it. The same address may show other values: a file of theirs was
 * loaded again. Held before they are read, so that none is loaded until the end. What was proposed was read
 * on its page, or in a list, which told it. Throws access.capability_missing, records.unknown_proposal,
 * records.changed_meanwhile.
 */
export async function getPair(tx: Tx, context: Context, { id, revision }: PairRead): Promise<Pair> {
  requireCapability(context, "record.review");
  const row = await findProposalRow(tx, context.authorityId, id);
  if (row)
    await reserveSources(tx, context.authorityId, [row.left_source, row.right_source ?? row.left_source]);
  const now = row && (await readProposal(tx, context, row));
  if (!now) throw recordsErrors.error("records.unknown_proposal");
  if (now.revision !== revision) throw recordsErrors.error("records.changed_meanwhile");
  return toProposalPair(row);
}

function toProposalPair({ left_source, right_source, right_person }: ProposalRow): Pair {
  if (right_person !== null) return { left: left_source, right: { person: parseId<"person">(right_person) } };
  if (right_source === null) throw new TypeError("a proposal has two sides");
  return { left: left_source, right: { source: right_source } };
}
