import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { computeNearestPage } from "../../../kernel/page.ts";
import { requireCapability } from "../../access/access/index.ts";
import {
  formatNameInUse,
  listFolded,
  listPeopleElements,
  nameElements,
} from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { rightsErrors } from "./errors.ts";
import type { RightsRequest, RightsRequestId } from "./request.ts";
import { decryptRequest, getRequestPersonKey, openAll } from "./sealed-words.ts";
import { findRow, listPersonRequestRows } from "./store/requests.ts";
import { countRows, listOpenRows, listOverRows } from "./store/requests-by-day.ts";

/** What one page shows of each list: as many as somebody reads. */
export const RIGHTS_A_PAGE = 50;

/** Of a list that an agent leafs through. */
export interface RightsPage {
  readonly requests: readonly RightsRequest[];
  readonly page: number;
  readonly pages: number;
}

/**
 * Newest first. Row-level security leaves the requests that others made of the same person unseen, but for an
 * erasure.
 */
export function listPersonRequests(context: Context, personId: PersonId): Promise<readonly RightsRequest[]> {
  return context.read(async (tx) => {
    return openAll(tx, context, await listPersonRequestRows(tx, context.authorityId, personId));
  });
}

/** Who goes with this person when they are erased: the names of those merged into their record. */
export function listMergedNames(context: Context, personId: PersonId): Promise<readonly string[]> {
  return context.read(async (tx) => {
    const folded = await listFolded(tx, context, personId);
    const known = await listPeopleElements(tx, context, folded, nameElements);
    return folded.map((id) => formatNameInUse(known.get(id) ?? []));
  });
}

/**
 * For who answers, and the authority’s journal tells it: under way, the nearest day first; then what is over.
 * Throws access.capability_missing.
 */
export function listRights(
  context: Context,
  wanted: { readonly open?: number; readonly over?: number } = {},
): Promise<{ readonly open: RightsPage; readonly over: RightsPage }> {
  return context.transaction(async (tx) => {
    requireCapability(context, "rights.answer");
    const count = await countRows(tx, context.authorityId);
    const open = await selectRequestPage(tx, context, listOpenRows, {
      wanted: wanted.open,
      count: count.open,
    });
    const over = await selectRequestPage(tx, context, listOverRows, {
      wanted: wanted.over,
      count: count.over,
    });
    const requests = open.requests.length + over.requests.length;
    if (requests > 0) await record(tx, context, { action: "rights.listed", data: { requests } });
    return { open, over };
  });
}

/** The nearest page that there is. */
async function selectRequestPage(
  tx: Tx,
  context: Context,
  list: typeof listOpenRows,
  { wanted, count }: { readonly wanted: number | undefined; readonly count: number },
): Promise<RightsPage> {
  const { page, pages, ...slice } = computeNearestPage(wanted, { total: count, size: RIGHTS_A_PAGE });
  return { requests: await openAll(tx, context, await list(tx, context.authorityId, slice)), page, pages };
}

/** For whom row-level security shows it; the journal tells that an agent read it. Throws rights.unknown. */
export function readRequest(
  context: Context,
  { id }: { readonly id: RightsRequestId },
): Promise<RightsRequest> {
  return context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (!row) throw rightsErrors.error("rights.unknown");
    const { number, asked_right: right } = row;
    const personId = parseId<"person">(row.person_id);
    if (context.actor.kind === "staff")
      await record(tx, context, { action: "rights.read", personId, data: { right, number } });
    return decryptRequest(await getRequestPersonKey(tx, context, row), row);
  });
}
