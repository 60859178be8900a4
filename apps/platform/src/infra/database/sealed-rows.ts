import type { Client } from "pg";
import { openConnection } from "./database-client.ts";

/** What the operator's command works with: the owner of the tables, whom row-level security does not stop. */
export interface OwnerSession {
  transaction<T>(work: (client: Client) => Promise<T>): Promise<T>;
}

/** One connection, for the time of this work. */
export async function runAsOwner<T>(
  ownerUrl: string,
  work: (session: OwnerSession) => Promise<T>,
): Promise<T> {
  const client = await openConnection(ownerUrl);
  try {
    return await work({ transaction: (step) => runInOwnerTransaction(client, step) });
  } finally {
    await client.end();
  }
}

async function runInOwnerTransaction<T>(client: Client, step: (client: Client) => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const done = await step(client);
    await client.query("commit");
    return done;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/**
 * A column of which some rows are sealed under a generation of the vault. Its words are SQL, written by us.
 */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Expression: whose row it is. */
  readonly authority: string;
  /** Expression of type jsonb: what says to what the bytes are bound. */
  readonly facts: string;
  /** Which of its rows are under the vault; absent: all. */
  readonly where?: string;
  /** Column that keeps a hash of the bytes as they were first sealed. */
  readonly firstHash?: string;
}

export interface SealedRow {
  /** Where the row is: it holds for the transaction that took it. */
  readonly place: string;
  readonly authorityId: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly sealed: Buffer;
}

/** Sealed, and by a generation before this one: what the first byte says. */
const buildFormerCondition = ({ column, where }: SealedColumn, generation: number): string => {
  const firstByte = `'\\x${generation.toString(16).padStart(2, "0")}'::bytea`;
  return `${column} <> ''::bytea and ${column} < ${firstByte}${where ? ` and (${where})` : ""}`;
};

/** Pages of a table, of eight kilobytes: what a rotation goes through. */
export async function countPages(client: Client, { table }: SealedColumn): Promise<number> {
  const { rows } = await client.query<{ pages: number }>(
    "select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as pages",
    [table],
  );
  return rows[0]?.pages ?? 0;
}

/** Those of some pages, kept for this transaction; those that another one keeps are left to it. */
export async function reserveFormerRows(
  client: Client,
  column: SealedColumn,
  { generation, page, pages }: { readonly generation: number; readonly page: number; readonly pages: number },
): Promise<readonly SealedRow[]> {
  const { rows } = await client.query<SealedRow>(
    `select ctid::text as place, ${column.authority} as "authorityId", ${column.facts} as facts,
      ${column.column} as sealed
     from ${column.table} where ctid >= $1::tid and ctid < $2::tid
     and ${buildFormerCondition(column, generation)} for update skip locked`,
    [`(${page},0)`, `(${page + pages},0)`],
  );
  return rows;
}

/** @param firstHash kept by the row when it has none yet */
export async function updateSealedRow(
  client: Client,
  { table, column, firstHash: kept }: SealedColumn,
  {
    place,
    sealed,
    firstHash,
  }: { readonly place: string; readonly sealed: Buffer; readonly firstHash?: Buffer },
): Promise<void> {
  const also = kept && firstHash ? `, ${kept} = coalesce(${kept}, $3)` : "";
  await client.query(`update ${table} set ${column} = $2${also} where ctid = $1::tid`, [
    place,
    sealed,
    ...(also === "" ? [] : [firstHash]),
  ]);
}

export async function countFormerRows(
  client: Client,
  column: SealedColumn,
  generation: number,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from ${column.table} where ${buildFormerCondition(column, generation)}`,
  );
  return rows[0]?.count ?? 0;
}

/** Authorities, and the establishments whose files they take over: what there are indexes of. */
export async function listPlaces(ownerUrl: string) {
  return runAsOwner(ownerUrl, (owner) =>
    owner.transaction(async (client) => {
      const authorities = await client.query<{ id: string }>("select id from authority");
      const establishments = await client.query<{ authorityId: string; id: string }>(
        `select authority_id as "authorityId", id from establishment`,
      );
      return { authorities: authorities.rows.map(({ id }) => id), establishments: establishments.rows };
    }),
  );
}

/**
 * A job that carries something sealed, in pieces of hexadecimal digits. What was sent is in `data` of what is
 * queued (infra/jobs/send.ts).
 */
export interface SealedJob {
  readonly name: string;
  readonly id: string;
  /** Null in one that nobody of ours sent. */
  readonly authorityId: string | null;
  readonly pieces: readonly unknown[];
}

const JOB_IS_BEFORE =
  "jsonb_typeof(data->'data'->'sealed') = 'array' and left(data->'data'->'sealed'->>0, 2) < $1";
const formatGenerationHex = (generation: number): string => generation.toString(16).padStart(2, "0");

/** @param after the last one of those taken before: one that does not open is not met twice */
export async function reserveFormerJobs(
  client: Client,
  {
    generation,
    limit,
    after,
  }: {
    readonly generation: number;
    readonly limit: number;
    readonly after?: Pick<SealedJob, "name" | "id"> | undefined;
  },
): Promise<readonly SealedJob[]> {
  const { rows } = await client.query<SealedJob>(
    `select name, id, data->'data'->>'authorityId' as "authorityId", data->'data'->'sealed' as pieces
      from pgboss.job
     where ${JOB_IS_BEFORE} and (name, id::text) > ($2, $3) order by name, id::text limit ${limit}
     for update skip locked`,
    [formatGenerationHex(generation), after?.name ?? "", after?.id ?? ""],
  );
  return rows;
}

export async function updateSealedJob(
  client: Client,
  { name, id, pieces }: Omit<SealedJob, "authorityId" | "pieces"> & { readonly pieces: readonly string[] },
): Promise<void> {
  await client.query(
    "update pgboss.job set data = jsonb_set(data, '{data,sealed}', $3::jsonb) where name = $1 and id = $2",
    [name, id, JSON.stringify(pieces)],
  );
}

/** One that opens by no key: it would only fail. */
export async function deleteSealedJob(
  client: Client,
  { name, id }: Pick<SealedJob, "name" | "id">,
): Promise<void> {
  await client.query("delete from pgboss.job where name = $1 and id = $2", [name, id]);
}

export async function countFormerJobs(client: Client, generation: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pgboss.job where ${JOB_IS_BEFORE}`,
    [formatGenerationHex(generation)],
  );
  return rows[0]?.count ?? 0;
}
