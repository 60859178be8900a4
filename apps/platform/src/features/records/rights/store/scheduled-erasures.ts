import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { RightsRow } from "./requests.ts";
import type { Tables } from "./rows.ts";

const selectErasureTables = (tx: Tx) => tx.withTables<Tables>();

/** Erasures under way of somebody, or that they asked for somebody else. */
export async function listScheduledAround(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly RightsRow[]> {
  return selectErasureTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "scheduled")
    .where((either) => either.or([either("person_id", "=", personId), either("asked_by", "=", personId)]))
    .execute();
}

/** Erasures under way of these people. */
export async function listPersonScheduledErasures(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly RightsRow[]> {
  if (personIds.length === 0) return [];
  return selectErasureTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "scheduled")
    .where("person_id", "in", [...personIds])
    .execute();
}

/** Erasures that a second agent has not confirmed, whoever noted them. */
export async function listUnconfirmedErasures(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly RightsRow[]> {
  return selectErasureTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "scheduled")
    .where("needs_colleague", "=", true)
    .where("confirmed_by", "is", null)
    .orderBy("acts_on")
    .orderBy("number")
    .execute();
}

/** Which of these people are to be erased, by an erasure under way. */
export async function listScheduledAmong(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<ReadonlySet<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await selectErasureTables(tx)
    .selectFrom("rights_request")
    .select("person_id")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "scheduled")
    .where("person_id", "in", [...personIds])
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Erasures whose day has come, but for those that a second agent has not confirmed. */
export async function listDueErasures(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
  limit: number,
): Promise<readonly RightsRow[]> {
  return selectErasureTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "scheduled")
    .where("acts_on", "<=", day)
    .where((either) =>
      either.or([either("needs_colleague", "=", false), either("confirmed_by", "is not", null)]),
    )
    .orderBy("acts_on")
    .orderBy("number")
    .limit(limit)
    .execute();
}
