import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";

export type OldCardRow = {
  authority_id: string;
  id: string;
  counter_id: string;
  digest: Buffer;
  units: number;
  used: number;
  stopped_on: string | null;
  imported_on: string;
};
export type UseRow = {
  authority_id: string;
  id: string;
  card_id: string;
  kind: "use" | "moved";
  units: number;
  day: string;
};
type MissRow = { authority_id: string; holder: Buffer; minute: number; misses: number };

const tables = (tx: Tx) =>
  tx.withTables<{ old_card: OldCardRow; old_card_use: UseRow; old_card_miss: MissRow }>();

export interface NewCards {
  readonly counterId: string;
  readonly on: string;
  readonly ids: readonly string[];
  readonly digests: readonly Buffer[];
  readonly units: readonly number[];
}

/** Those that are there already stay as they are. @returns how many are new */
export async function insertCards(tx: Tx, authorityId: AuthorityId, cards: NewCards): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into old_card (authority_id, id, counter_id, digest, units, imported_on)
    select ${authorityId}, n.id, ${cards.counterId}::uuid, n.digest, n.units, ${cards.on}::date
    from unnest(${cards.ids}::uuid[], ${cards.digests}::bytea[], ${cards.units}::integer[]) n(id, digest, units)
    on conflict (authority_id, counter_id, digest) do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

export async function listByDigests(
  tx: Tx,
  authorityId: AuthorityId,
  { counterId, digests }: { readonly counterId: string; readonly digests: readonly Buffer[] },
): Promise<readonly OldCardRow[]> {
  const { rows } = await sql<OldCardRow>`
    select o.* from unnest(${digests}::bytea[]) n(digest)
    cross join lateral (select * from old_card c where c.authority_id = ${authorityId} and c.counter_id = ${counterId}::uuid
      and c.digest = n.digest offset 0) o`.execute(tx);
  return rows;
}

/** The same, held until the end of the transaction: two uses of one card queue here. */
export async function lockCard(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<OldCardRow | undefined> {
  return tables(tx)
    .selectFrom("old_card")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

export async function stopCard(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on }: { readonly id: string; readonly on: string },
): Promise<void> {
  await tables(tx)
    .updateTable("old_card")
    .set({ stopped_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export async function findUse(tx: Tx, authorityId: AuthorityId, id: string): Promise<UseRow | undefined> {
  return tables(tx)
    .selectFrom("old_card_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function insertUse(tx: Tx, row: UseRow): Promise<void> {
  await tables(tx).insertInto("old_card_use").values(row).execute();
}

export interface Totals {
  readonly counter_id: string;
  readonly cards: number;
  readonly units: number;
  readonly used: number;
}

export async function listTotals(tx: Tx, authorityId: AuthorityId): Promise<readonly Totals[]> {
  const { rows } = await sql<Totals>`
    select counter_id, count(*)::bigint as cards, sum(units)::bigint as units, sum(case when stopped_on is null then used else units end)::bigint as used
    from old_card where authority_id = ${authorityId} group by counter_id`.execute(tx);
  return rows;
}

/** Counters that have cards of a former system: each is found by a skip along the index, whatever the number of cards. */
export async function listCountersOf(tx: Tx, authorityId: AuthorityId): Promise<readonly string[]> {
  const { rows } = await sql<{ counter_id: string }>`
    select c.id as counter_id from counter c where c.authority_id = ${authorityId}
      and exists (select from old_card o where o.authority_id = c.authority_id and o.counter_id = c.id)`.execute(
    tx,
  );
  return rows.map(({ counter_id }) => counter_id);
}

export async function countMisses(
  tx: Tx,
  authorityId: AuthorityId,
  { holder, since }: { readonly holder: Buffer; readonly since: number },
): Promise<number> {
  const rows = await tables(tx)
    .selectFrom("old_card_miss")
    .select("misses")
    .where("authority_id", "=", authorityId)
    .where("holder", "=", holder)
    .where("minute", ">=", since)
    .execute();
  return rows.reduce((sum, { misses }) => sum + misses, 0);
}

export async function addMiss(
  tx: Tx,
  authorityId: AuthorityId,
  { holder, minute }: { readonly holder: Buffer; readonly minute: number },
): Promise<void> {
  await sql`insert into old_card_miss (authority_id, holder, minute, misses) values (${authorityId}, ${holder}, ${minute}, 1)
    on conflict (authority_id, holder, minute) do update set misses = least(old_card_miss.misses + 1, 1000)`.execute(
    tx,
  );
}

/** Who tries numbers at once waits for themselves, until the end of the transaction. */
export async function lockHolder(tx: Tx, holder: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`oldcards:${holder.toString("hex")}`}, 0))`.execute(
    tx,
  );
}

export async function deleteMissesBefore(tx: Tx, authorityId: AuthorityId, minute: number): Promise<number> {
  const { numDeletedRows } = await tables(tx)
    .deleteFrom("old_card_miss")
    .where("authority_id", "=", authorityId)
    .where("minute", "<", minute)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
