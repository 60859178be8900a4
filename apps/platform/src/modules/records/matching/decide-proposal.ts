import type { Context, Tx } from "../../../kernel/context.ts";
import { asId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/index.ts";
import { recordsErrors } from "../errors.ts";
import { type Choices, mergeWithin, type Pair, sayApartWithin } from "../merging/merge-records.ts";
import { findProposal } from "../store/proposals.ts";
import type { ProposalRow } from "../store/tables.ts";
import type { ProposalId } from "./review-proposals.ts";

/** Use case: as mergeRecords, of what was proposed. @returns a source of the record made. */
export async function acceptProposal(
  context: Context,
  { id, choices }: { readonly id: ProposalId; readonly choices: Choices },
): Promise<string> {
  return context.transaction(async (tx) => {
    const pair = await getPair(tx, context, id);
    await mergeWithin(tx, context, { ...pair, choices });
    return pair.left;
  });
}

/** Use case: as sayApart, of what was proposed. */
export async function refuseProposal(context: Context, id: ProposalId): Promise<void> {
  await context.transaction(async (tx) => sayApartWithin(tx, context, await getPair(tx, context, id)));
}

/** Ids only: what was proposed was read on its page, which told it. */
async function getPair(tx: Tx, context: Context, id: ProposalId): Promise<Pair> {
  requireCapability(context, "record.review");
  const row = await findProposal(tx, context.authorityId, id);
  if (!row) throw recordsErrors.error("records.unknown_proposal");
  return pairOf(row);
}

export function pairOf({ left_source, right_source, right_person }: ProposalRow): Pair {
  if (right_person !== null) return { left: left_source, right: { person: asId<"person">(right_person) } };
  if (right_source === null) throw new TypeError("a proposal has two sides");
  return { left: left_source, right: { source: right_source } };
}
