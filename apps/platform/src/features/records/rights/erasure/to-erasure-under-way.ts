import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { RightsRequest, RightsRequestId } from "../request.ts";
import { findNumbered, type RightsRow } from "../store/requests.ts";
import { listPersonScheduledErasures } from "../store/scheduled-erasures.ts";

/** What a notice says of it: nothing sealed is opened, so that looking at a list reads nobody's words. */
export interface ErasureUnderWay extends Pick<RightsRequest, "id" | "personId" | "number" | "colleague"> {
  readonly actsOn: CivilDate;
}

/** Of these people, as row-level security shows them. */
export function listErasuresUnderWay(
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly ErasureUnderWay[]> {
  return context.read(async (tx) => {
    return (await listPersonScheduledErasures(tx, context.authorityId, personIds)).map(toErasureUnderWay);
  });
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
