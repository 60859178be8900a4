import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";

type KeysTables = {
  person_key: { authority_id: string; person_id: string; wrapped_key: Buffer };
};

export async function insertKey(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  wrapped: Buffer,
): Promise<void> {
  await tx
    .withTables<KeysTables>()
    .insertInto("person_key")
    .values({ authority_id: authorityId, person_id: personId, wrapped_key: wrapped })
    .execute();
}

export async function findKey(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<Buffer | undefined> {
  const row = await tx
    .withTables<KeysTables>()
    .selectFrom("person_key")
    .select("wrapped_key")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.wrapped_key;
}

export async function findKeys(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .withTables<KeysTables>()
    .selectFrom("person_key")
    .select(["person_id", "wrapped_key"])
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", sql<string>`any(${personIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.wrapped_key]));
}

export async function deleteKey(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await tx
    .withTables<KeysTables>()
    .deleteFrom("person_key")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
