import { addMonths, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { computeReversalLimit, DEATH_RETENTION_MONTHS } from "../rules.ts";
import { findDeathRow, listOlderDeaths } from "../store.ts";
import { isAwaitingColleague } from "./confirm-death.ts";
import { openDeath } from "./death.ts";

export interface Death {
  readonly diedOn: CivilDate;
  readonly recordedOn: CivilDate;
  readonly recordedBy: string;
  /** Last day to reverse it; the person is erased after it. */
  readonly reversibleUntil: CivilDate;
  /** Another agent confirms that it is also that of those merged with them. */
  readonly needsColleague: boolean;
}

/** For agents who receive people. Throws access.capability_missing. */
export function findDeath(context: Context, personId: PersonId): Promise<Death | undefined> {
  return context.read(async (tx) => {
    requireCapability(context, "person.read");
    const row = await findDeathRow(tx, context.authorityId, personId);
    if (!row) return undefined;
    const { diedOn, by } = await openDeath(tx, context, personId, row);
    return {
      diedOn,
      recordedOn: row.recorded_on,
      recordedBy: by,
      reversibleUntil: computeReversalLimit(row.recorded_on),
      needsColleague: await isAwaitingColleague(tx, context, row),
    };
  });
}

/** Whose purge clock has run out, some at a time. */
export async function listDeathsPast(tx: Tx, context: Context): Promise<readonly PersonId[]> {
  const before = addMonths(toCivilDate(context.now()), -DEATH_RETENTION_MONTHS);
  return (await listOlderDeaths(tx, context.authorityId, before, 100)).map((id) => parseId<"person">(id));
}
