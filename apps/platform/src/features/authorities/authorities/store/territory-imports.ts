import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { AuthorityRow, Tables, TerritoryImportRow } from "./rows.ts";

export type { TerritoryImportRow } from "./rows.ts";

const toImportTables = (tx: Tx) => tx.withTables<Tables>();

/** The same id twice: nothing more. */
export async function createImportRow(
  tx: Tx,
  { content, ...row }: Omit<TerritoryImportRow, "done" | "created" | "renewed" | "state">,
): Promise<void> {
  await toImportTables(tx)
    .insertInto("territory_import")
    .values({
      ...row,
      done: 0,
      created: 0,
      renewed: 0,
      state: "proposed",
      content: content === null ? null : sql`${JSON.stringify(content)}::jsonb`,
    })
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .execute();
}

export async function findImport(tx: Tx, authorityId: AuthorityId, id: string) {
  return toImportTables(tx)
    .selectFrom("territory_import")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Without their content, the latest first. */
export async function listImportRows(tx: Tx, authorityId: AuthorityId, limit: number) {
  return toImportTables(tx)
    .selectFrom("territory_import")
    .select(["id", "edition", "source", "total", "done", "created", "renewed", "state", "changed_at"])
    .where("authority_id", "=", authorityId)
    .orderBy("changed_at", "desc")
    .limit(limit)
    .execute();
}

export async function updateImport(
  tx: Tx,
  { authority_id, id }: Pick<TerritoryImportRow, "authority_id" | "id">,
  change: Partial<Pick<TerritoryImportRow, "done" | "created" | "renewed" | "state" | "changed_at">>,
): Promise<void> {
  const finished = change.state === "done" ? { content: null } : {};
  await toImportTables(tx)
    .updateTable("territory_import")
    .set({ ...change, ...finished })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function deleteFormerProposals(tx: Tx, authorityId: AuthorityId, before: Date): Promise<number> {
  const { numDeletedRows } = await toImportTables(tx)
    .deleteFrom("territory_import")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "proposed")
    .where("changed_at", "<", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export type KnownRow = Readonly<
  Pick<AuthorityRow, "kind" | "official_code" | "official_name" | "siren" | "population" | "postcodes">
>;

/** Every authority with what the official code said of it: 36,000 at most. */
export async function listKnown(tx: Tx): Promise<readonly KnownRow[]> {
  const { rows } = await sql<KnownRow>`
    select kind, official_code, official_name, siren, population, postcodes from authority
    order by kind, official_code
  `.execute(tx);
  return rows;
}
