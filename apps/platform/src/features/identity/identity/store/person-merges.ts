import type { ElementName } from "@ardeco/contracts";
import { type Selectable, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { ElementRecord, ElementTables } from "./elements.ts";

/**
 * By element name: the folded one speaks. `of`: the row that was chosen; `over`: what the kept one said
 * themselves that day.
 */
export type Spoken = Readonly<Record<string, { readonly of: string; readonly over: string | null }>>;

type MergeTables = ElementTables & { person_merge: { spoken: Spoken } };
export type PersonMergeRecord = Selectable<MergeTables["person_merge"]>;

export const toPersonMergeTables = (tx: Tx) => tx.withTables<MergeTables>();

/** A pair that is there already stays as it is, whatever became of it. */
export async function createMergeRow(
  tx: Tx,
  row: Pick<PersonMergeRecord, "authority_id" | "id" | "one_id" | "other_id" | "said_on">,
): Promise<void> {
  await sql`insert into person_merge (authority_id, id, one_id, other_id, said_on, state)
    values (${row.authority_id}, ${row.id}, ${row.one_id}, ${row.other_id}, ${row.said_on}, 'waiting')
    on conflict do nothing`.execute(tx);
}

export async function findMergeRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<PersonMergeRecord | undefined> {
  return toPersonMergeTables(tx)
    .selectFrom("person_merge")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * One after the other in an authority: two merges at once could fold somebody into somebody who is being
 * folded.
 */
export async function lockMergesExclusive(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`person-merges:${authorityId}`}, 0))`.execute(tx);
}

/**
 * Many at once, but never during a merge: what is begun here was there when a merge weighs it, or finds it
 * done.
 */
export async function lockMergesShared(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`person-merges:${authorityId}`},
    0))`.execute(tx);
}

/** Whoever asks: who is tied to somebody does not always read their merges. */
export async function isPersonMerged(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{
    leads: boolean;
  }>`select ardeco_leads_elsewhere(${personId}::uuid) as leads`.execute(tx);
  return rows[0]?.leads === true;
}

/** Of each state, so many, the latest said first. */
export async function listMergeRows(
  tx: Tx,
  authorityId: AuthorityId,
  ofEach: number,
): Promise<readonly PersonMergeRecord[]> {
  const { rows } = await sql<PersonMergeRecord>`
    select ranked.* from (
      select *, row_number() over (partition by state order by said_on desc, id) as rank from person_merge
      where authority_id = ${authorityId}
    ) ranked where rank <= ${ofEach} order by said_on desc, id`.execute(tx);
  return rows;
}

/** In force, to which one of these people is a side. */
export async function listInForce(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly PersonMergeRecord[]> {
  return toPersonMergeTables(tx)
    .selectFrom("person_merge")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "active")
    .where(
      sql<boolean>`(kept_id = any(${toPlannedIds(personIds)}::uuid[])
        or folded_id = any(${toPlannedIds(personIds)}::uuid[]))`,
    )
    .orderBy("merged_at")
    .orderBy("id")
    .execute();
}

/** Every number of one person: theirs first, then the one it leads to, then those that lead there too. */
export async function listNumbers(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    with kept as (select coalesce((select kept_id from person_merge
      where authority_id = ${authorityId} and folded_id = ${personId} and state = 'active'),
        ${personId}::uuid) as id)
    select id from kept union all
    select folded_id from person_merge join kept on kept_id = kept.id
    where person_merge.authority_id = ${authorityId} and person_merge.state = 'active'`.execute(tx);
  return [personId, ...rows.map(({ id }) => id).filter((id) => id !== personId)];
}

/** A merge or an undoing asked of a colleague on this day or before. */
export async function listFormerRequestIds(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
): Promise<readonly string[]> {
  const rows = await toPersonMergeTables(tx)
    .selectFrom("person_merge")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where((where) =>
      where.or([
        where.and([where("state", "=", "asked"), where("asked_on", "<=", day)]),
        where.and([where("state", "=", "active"), where("undo_asked_on", "<=", day)]),
      ]),
    )
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

export async function updateMerge(
  tx: Tx,
  { authority_id, id }: Pick<PersonMergeRecord, "authority_id" | "id">,
  change: Partial<Omit<PersonMergeRecord, "authority_id" | "id" | "one_id" | "other_id" | "said_on">>,
): Promise<void> {
  const { spoken, ...rest } = change;
  await toPersonMergeTables(tx)
    .updateTable("person_merge")
    .set({ ...rest, ...(spoken ? { spoken: sql<Spoken>`${JSON.stringify(spoken)}::jsonb` } : {}) })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function deletePersonMerges(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toPersonMergeTables(tx)
    .deleteFrom("person_merge")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`(one_id = ${personId} or other_id = ${personId})`)
    .execute();
}

/** Without a new version: undone, the row is as it was. */
export async function updateMergedPerson(
  tx: Tx,
  authorityId: AuthorityId,
  id: PersonId,
  { isFolded }: { readonly isFolded: boolean },
): Promise<void> {
  const [from, to] = isFolded ? ["enrolled", "merged"] : ["merged", "enrolled"];
  await sql`update person set status = ${to} where authority_id = ${authorityId} and id = ${id}
    and status = ${from}`.execute(tx);
}

/**
 * A row shown of a person: their own, or one of somebody folded into them whose value was chosen to speak
 * (`over_id`: over which row of theirs; `chosen_at`: when).
 */
export type ShownRow = ElementRecord & {
  readonly shown_of: string;
  readonly over_id: string | null;
  readonly chosen_at: Date | null;
};

/**
 * Live rows of these people (declared and validated), and what speaks for them: one statement, since every
 * page asks it. What was chosen is the folded one's word on an element, whichever row says it today: a value
 * checked again goes on speaking.
 */
export async function listShown(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
  names?: readonly ElementName[],
): Promise<readonly ShownRow[]> {
  if (personIds.length === 0) return [];
  const { rows } = await sql<ShownRow>`
    select e.*, e.person_id as shown_of, null as over_id, null::timestamptz as chosen_at from element e
    where e.authority_id = ${authorityId} and e.person_id = any(${toPlannedIds(personIds)}::uuid[])
      and e.state in ('declared', 'validated') and (${names ?? null}::text[] is null
      or e.name = any(${names ?? null}::text[]))
    union all
    select e.*, m.kept_id as shown_of, said.value ->> 'over' as over_id, m.merged_at as chosen_at
    from person_merge m cross join lateral jsonb_each(m.spoken) as said(name, value)
    join element e on e.authority_id = m.authority_id and e.person_id = m.folded_id and e.name = said.name
    and e.state = 'validated'
    where m.authority_id = ${authorityId} and m.state = 'active'
    and m.kept_id = any(${toPlannedIds(personIds)}::uuid[])
      and (${names ?? null}::text[] is null or e.name = any(${names ?? null}::text[]))`.execute(tx);
  return rows;
}
