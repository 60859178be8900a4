import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { AuthorityKind } from "../authority.ts";

/** An authority in a list: enough to recognise it among its namesakes. */
export interface ListedAuthority {
  readonly id: AuthorityId;
  readonly slug: string;
  readonly name: string;
  readonly kind: AuthorityKind;
  readonly officialCode: string;
  readonly postcodes: readonly string[];
  readonly population?: number;
  /** "Calvados": the département in which it lies, when it is on the platform and there is one only. */
  readonly departement?: string;
}

interface Row {
  id: string;
  slug: string;
  name: string;
  kind: AuthorityKind;
  official_code: string;
  postcodes: string[];
  population: number | null;
  departement: string | null;
}

/** Enough for every Saint of a slip in « saint ». */
const CANDIDATES = 400;

export interface AuthoritySlice {
  readonly limit: number;
  readonly offset: number;
}

/** In the order of their names. A sandbox has none to be found by. */
export async function listSlice(tx: Tx, slice: AuthoritySlice): Promise<readonly ListedAuthority[]> {
  return listAuthorityRows(tx, sql`a.search_name > ''`, sql`a.search_name, a.slug`, slice);
}

export async function countAll(tx: Tx): Promise<number> {
  return countRows(tx, sql`select from authority where search_name > ''`);
}

/** Each word begins one of theirs. The whole name first, then those that begin so; then the most people. */
export async function findByWords(
  tx: Tx,
  words: readonly string[],
  slice: AuthoritySlice,
): Promise<readonly ListedAuthority[]> {
  const typed = words.join(" ");
  const order = sql`
    case when a.search_name = ${typed} then 0 when a.search_name like ${`${typed} %`} then 1
      when a.search_name like ${`${typed}%`} then 2 else 3 end,
    a.population desc nulls last, a.slug`;
  return listAuthorityRows(tx, buildWordsCondition(words), order, slice);
}

/** Up to `most`, so that a single letter does not count the country. */
export async function countByWords(tx: Tx, words: readonly string[], most: number): Promise<number> {
  return countRows(tx, sql`select from authority a where ${buildWordsCondition(words)} limit ${most}`);
}

export interface Alike {
  readonly id: string;
  /** search_name */
  readonly name: string;
  readonly kind: AuthorityKind;
  readonly population: number;
}

/** Names that share trigrams with what was typed (pg_trgm), to be looked at more closely. */
export async function findAlike(tx: Tx, typed: string): Promise<readonly Alike[]> {
  // At 0.3, two letters swapped in a word of eight still share enough.
  await sql`select set_config('pg_trgm.word_similarity_threshold', '0.3', true)`.execute(tx);
  const { rows } = await sql<Alike>`
    select id, search_name as name, kind, coalesce(population, 0) as population from authority
    where ${typed} <% search_text order by word_similarity(${typed}, search_text) desc, id limit ${CANDIDATES}
  `.execute(tx);
  return rows;
}

/** In the order given. */
export async function listThese(tx: Tx, ids: readonly string[]): Promise<readonly ListedAuthority[]> {
  return listAuthorityRows(tx, sql`a.id = any(${ids}::uuid[])`, sql`array_position(${ids}::uuid[], a.id)`, {
    limit: ids.length,
    offset: 0,
  });
}

const buildWordsCondition = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`a.search_text like ${`% ${word}%`}`),
    sql` and `,
  );

async function countRows(tx: Tx, rows: ReturnType<typeof sql>): Promise<number> {
  const found = await sql<{ n: number }>`select count(*)::int as n from (${rows}) as found`.execute(tx);
  return found.rows[0]?.n ?? 0;
}

/**
 * Columns and the département are looked up for the rows shown only: what comes before them is read in an
 * index.
 */
async function listAuthorityRows(
  tx: Tx,
  which: ReturnType<typeof sql>,
  order: ReturnType<typeof sql>,
  { limit, offset }: AuthoritySlice,
): Promise<readonly ListedAuthority[]> {
  const { rows } = await sql<Row>`
    select a.id, a.slug, a.name, a.kind, a.official_code, a.postcodes, a.population, d.departement
    from (select a.id from authority a where ${which}
    order by ${order} limit ${limit} offset ${offset}) as shown
    join authority a using (id)
    left join lateral (
      select min(g.official_name) as departement from authority_member m join authority g on g.id = m.group_id
      where m.member_id = a.id and g.kind = 'departement' having count(*) = 1) as d on true
    order by ${order}
  `.execute(tx);
  return rows.map(toListedAuthority);
}

function toListedAuthority(row: Row): ListedAuthority {
  const { id, slug, name, kind, postcodes, population, departement } = row;
  return {
    id: parseId<"authority">(id),
    slug,
    name,
    kind,
    officialCode: row.official_code,
    postcodes,
    ...(population === null ? {} : { population }),
    ...(departement === null ? {} : { departement }),
  };
}
