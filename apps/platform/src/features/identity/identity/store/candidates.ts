import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";

/** Puts the candidate rows of a person in place of those that are there. */
export async function setCandidateRows(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  indexes: readonly Buffer[],
): Promise<void> {
  await sql`delete from candidate where authority_id = ${authorityId} and person_id = ${personId}
    and search_index <> all(${indexes}::bytea[])`.execute(tx);
  if (indexes.length > 0)
    await sql`insert into candidate (authority_id, search_index, person_id)
      select ${authorityId}, search_index, ${personId} from unnest(${indexes}::bytea[]) as search_index
      on conflict do nothing`.execute(tx);
}

/** Rows of an index read at most: one that so many share says little. */
const SHARED = 60;
/**
 * Who shares that many times fewer than whoever shares the most is not opened: a twin shares a quarter, and
 * is to be seen.
 */
const FEWER = 5;

/**
 * Who shares most of these indexes, most first, those erased left out; who was folded into another leads
 * there. Bounded whatever the town.
 */
export async function listSharing(
  tx: Tx,
  authorityId: AuthorityId,
  indexes: readonly Buffer[],
  { limit, but }: { readonly limit: number; readonly but: readonly string[] },
): Promise<readonly string[]> {
  if (indexes.length === 0) return [];
  const { rows } = await sql<{ person_id: string }>`
    select coalesce(merge.kept_id, found.person_id) as person_id from (
      select shared.person_id, count(*) as times, max(count(*)) over () as most
      from unnest(${indexes}::bytea[]) as wanted(search_index)
      cross join lateral (select person_id from candidate where authority_id = ${authorityId}
        and search_index = wanted.search_index and person_id <> all(${but}::uuid[]) limit ${SHARED}) as shared
      group by shared.person_id order by times desc, shared.person_id limit ${limit}) as found
    join person on person.authority_id = ${authorityId} and person.id = found.person_id
    left join person_merge merge on merge.authority_id = ${authorityId} and merge.folded_id = found.person_id
      and merge.state = 'active' and person.status = 'merged'
    where times * ${FEWER} >= most and (person.status not in ('merged', 'erased')
    or merge.kept_id is not null)
    order by times desc, found.person_id`.execute(tx);
  return [...new Set(rows.map((row) => row.person_id))];
}

/** People without any candidate row, in the order of their ids. */
export async function listWithoutCandidates(
  tx: Tx,
  authorityId: AuthorityId,
  after: PersonId | undefined,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from person where authority_id = ${authorityId} and status not in ('merged', 'erased')
      and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
      and not exists (select from candidate where candidate.authority_id = person.authority_id
      and candidate.person_id = person.id)
    order by id limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
