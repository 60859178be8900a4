import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { PartnerId } from "../pass.ts";
import { openPassTables } from "./tables.ts";

/** What they gave since that minute that opened nothing. */
export async function countMisses(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, since }: { readonly partnerId: PartnerId; readonly since: number },
): Promise<number> {
  const rows = await openPassTables(tx)
    .selectFrom("pass_miss")
    .select("misses")
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("minute", ">=", since)
    .execute();
  return rows.reduce((sum, { misses }) => sum + misses, 0);
}

export async function addMiss(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, minute }: { readonly partnerId: PartnerId; readonly minute: number },
): Promise<void> {
  await openPassTables(tx)
    .insertInto("pass_miss")
    .values({ authority_id: authorityId, partner_id: partnerId, minute, misses: 1 })
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "partner_id", "minute"]).doUpdateSet(({ eb, ref }) => ({
        misses: eb.fn<number>("least", [eb(ref("pass_miss.misses"), "+", 1), eb.lit(1000)]),
      })),
    )
    .execute();
}

/** Who types one number at two partners at once waits for the other, until the transaction ends. */
export async function lockPassNumber(tx: Tx, digest: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pass number ${digest.toString("hex")}`},
    0))`.execute(tx);
}

interface NumberDay {
  readonly digest: Buffer;
  readonly day: CivilDate;
}

/** Wrong dates of birth given that day with this number, at all partners. */
export async function countNumberMisses(
  tx: Tx,
  authorityId: AuthorityId,
  { digest, day }: NumberDay,
): Promise<number> {
  const row = await openPassTables(tx)
    .selectFrom("pass_number_miss")
    .select("misses")
    .where("authority_id", "=", authorityId)
    .where("digest", "=", digest)
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.misses ?? 0;
}

export async function addNumberMiss(
  tx: Tx,
  authorityId: AuthorityId,
  { digest, day }: NumberDay,
): Promise<void> {
  await openPassTables(tx)
    .insertInto("pass_number_miss")
    .values({ authority_id: authorityId, digest, day, misses: 1 })
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "digest", "day"]).doUpdateSet(({ eb, ref }) => ({
        misses: eb.fn<number>("least", [eb(ref("pass_number_miss.misses"), "+", 1), eb.lit(1000)]),
      })),
    )
    .execute();
}

export async function deleteOldNumberMisses(
  tx: Tx,
  authorityId: AuthorityId,
  day: CivilDate,
): Promise<number> {
  const { numDeletedRows } = await openPassTables(tx)
    .deleteFrom("pass_number_miss")
    .where("authority_id", "=", authorityId)
    .where("day", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteOldMisses(tx: Tx, authorityId: AuthorityId, minute: number): Promise<number> {
  const { numDeletedRows } = await openPassTables(tx)
    .deleteFrom("pass_miss")
    .where("authority_id", "=", authorityId)
    .where("minute", "<", minute)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

interface PartnerDay {
  readonly partnerId: PartnerId;
  readonly day: CivilDate;
}

/** Wrong dates of birth given that day at a partner, with whatever number. */
export async function countPartnerMisses(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, day }: PartnerDay,
): Promise<number> {
  const row = await openPassTables(tx)
    .selectFrom("pass_partner_miss")
    .select("misses")
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.misses ?? 0;
}

export async function addPartnerMiss(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, day }: PartnerDay,
): Promise<void> {
  await openPassTables(tx)
    .insertInto("pass_partner_miss")
    .values({ authority_id: authorityId, partner_id: partnerId, day, misses: 1 })
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "partner_id", "day"]).doUpdateSet(({ eb, ref }) => ({
        misses: eb.fn<number>("least", [eb(ref("pass_partner_miss.misses"), "+", 1), eb.lit(1000)]),
      })),
    )
    .execute();
}

/** By partner, wrong dates of birth since a day. */
export async function computePartnerMisses(
  tx: Tx,
  authorityId: AuthorityId,
  since: CivilDate,
): Promise<ReadonlyMap<PartnerId, number>> {
  const rows = await openPassTables(tx)
    .selectFrom("pass_partner_miss")
    .select(({ fn }) => ["partner_id", fn.sum("misses").as("wrong")])
    .where("authority_id", "=", authorityId)
    .where("day", ">=", since)
    .groupBy("partner_id")
    .execute();
  return new Map(rows.map((row) => [parseId<"passPartner">(row.partner_id), Number(row.wrong)]));
}

export async function deleteOldPartnerMisses(
  tx: Tx,
  authorityId: AuthorityId,
  day: CivilDate,
): Promise<number> {
  const { numDeletedRows } = await openPassTables(tx)
    .deleteFrom("pass_partner_miss")
    .where("authority_id", "=", authorityId)
    .where("day", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
