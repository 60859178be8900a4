import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { hasCapability } from "../../../access/access/index.ts";
import type { RightsRequest, RightsRequestId } from "../request.ts";
import { findNumbered, type RightsRow } from "../store/requests.ts";
import { listPersonScheduledErasures, listToConfirm } from "../store/scheduled-erasures.ts";

/** What a notice says of it: nothing sealed is opened, so that looking at a list reads nobody's words. */
export interface ErasureUnderWay extends Pick<RightsRequest, "id" | "personId" | "number" | "colleague"> {
  readonly actsOn: CivilDate;
}

/** As many as a list of the morning shows. */
const MOST_TO_CONFIRM = 20;

/** Of these people, as row-level security shows them. */
export function listErasuresUnderWay(
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly ErasureUnderWay[]> {
  return context.read(async (tx) => {
    return (await listPersonScheduledErasures(tx, context.authorityId, personIds)).map(toErasureUnderWay);
  });
}

export interface PendingErasures {
  /** The soonest first. */
  readonly erasures: readonly ErasureUnderWay[];
  /** Others wait, and show once these are confirmed. */
  readonly isMore: boolean;
}

/** What waits for this agent, who did not note it; nothing for who may not confirm. */
export async function listErasuresToConfirm(tx: Tx, context: Context): Promise<PendingErasures> {
  const { actor, authorityId } = context;
  if (actor.kind !== "staff" || !hasCapability(actor, "person.recover"))
    return { erasures: [], isMore: false };
  const wanted = { staffId: actor.staffId, limit: MOST_TO_CONFIRM + 1 };
  const rows = await listToConfirm(tx, authorityId, wanted);
  return {
    erasures: rows.slice(0, MOST_TO_CONFIRM).map(toErasureUnderWay),
    isMore: rows.length > MOST_TO_CONFIRM,
  };
}

/** Whose request bears this number, said by somebody who calls. */
export function findAskerByNumber(context: Context, number: string): Promise<PersonId | undefined> {
  return context.read(async (tx) => {
    const row = await findNumbered(tx, context.authorityId, number);
    return row && parseId<"person">(row.person_id);
  });
}

function toErasureUnderWay(row: RightsRow): ErasureUnderWay {
  return {
    id: parseId<"rights_request">(row.id) satisfies RightsRequestId,
    personId: parseId<"person">(row.person_id),
    number: row.number,
    actsOn: row.acts_on ?? row.due_on,
    ...(row.needs_colleague ? { colleague: row.confirmed_by === null ? "needed" : "confirmed" } : {}),
  };
}
