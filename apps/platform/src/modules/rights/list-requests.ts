import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { rightsErrors } from "./errors.ts";
import type { RightsRequest, RightsRequestId } from "./request.ts";
import { keyOf, openAll, requestOf } from "./sealed-words.ts";
import { findRow, listOpenRows, listOverRows, listRowsOf } from "./store.ts";

/** What one page shows of each. */
const A_PAGE = 100;

/** Newest first. Row-level security leaves the requests that others made of the same person unseen, but for an erasure. */
export async function listRequestsOf(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly RightsRequest[]> {
  return openAll(tx, context, await listRowsOf(tx, context.authorityId, personId));
}

/** For who answers, and the authority’s journal tells it: under way, the nearest day first; then what is over. Throws access.capability_missing. */
export async function listRights(
  tx: Tx,
  context: Context,
): Promise<{ readonly open: readonly RightsRequest[]; readonly over: readonly RightsRequest[] }> {
  requireCapability(context, "rights.answer");
  const { authorityId } = context;
  const open = await openAll(tx, context, await listOpenRows(tx, authorityId, A_PAGE));
  const over = await openAll(tx, context, await listOverRows(tx, authorityId, A_PAGE));
  const requests = open.length + over.length;
  if (requests > 0) await record(tx, context, { action: "rights.listed", data: { requests } });
  return { open, over };
}

/** For whom row-level security shows it; the journal tells that an agent read it. Throws rights.unknown. */
export async function readRequest(
  tx: Tx,
  context: Context,
  { id }: { readonly id: RightsRequestId },
): Promise<RightsRequest> {
  const row = await findRow(tx, context.authorityId, id);
  if (!row) throw rightsErrors.error("rights.unknown");
  const { number, asked_right: right } = row;
  const personId = asId<"person">(row.person_id);
  if (context.actor.kind === "staff")
    await record(tx, context, { action: "rights.read", personId, data: { right, number } });
  return requestOf(await keyOf(tx, context, row), row);
}
