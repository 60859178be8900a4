import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { UpstreamKind } from "./provider.ts";
import type { Tables, UpstreamLinkRow, UpstreamProviderRow } from "./store-rows.ts";

export type ProviderRow = UpstreamProviderRow;

export type LinkRow = UpstreamLinkRow;

const toUpstreamTables = (tx: Tx) => tx.withTables<Tables>();

export async function listProviderRows(tx: Tx, authorityId: AuthorityId): Promise<readonly ProviderRow[]> {
  return toUpstreamTables(tx)
    .selectFrom("upstream_provider")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("kind")
    .execute();
}

/** False when another change came first. */
export async function setProviderRow(tx: Tx, row: ProviderRow): Promise<boolean> {
  const { authority_id, kind, revision, ...settings } = row;
  const put = await toUpstreamTables(tx)
    .insertInto("upstream_provider")
    .values({ ...row, revision: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "kind"])
        .doUpdateSet({ ...settings, revision: revision + 1 })
        .where("upstream_provider.revision", "=", revision),
    )
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === 1n;
}

export async function findLink(
  tx: Tx,
  authorityId: AuthorityId,
  { kind, index }: { kind: UpstreamKind; index: Buffer },
): Promise<LinkRow | undefined> {
  return toUpstreamTables(tx)
    .selectFrom("upstream_link")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "=", kind)
    .where("subject_index", "=", index)
    .executeTakeFirst();
}

export async function listLinkRows(
  tx: Tx,
  authorityId: AuthorityId,
  subjectId: string,
): Promise<readonly LinkRow[]> {
  return toUpstreamTables(tx)
    .selectFrom("upstream_link")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", subjectId)
    .orderBy("kind")
    .execute();
}

/** False when the identity, or the account, is tied already. */
export async function createUpstreamLinkRow(tx: Tx, row: LinkRow): Promise<boolean> {
  const inserted = await toUpstreamTables(tx)
    .insertInto("upstream_link")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** False when it was untied meanwhile. */
export async function updateLinkUse(tx: Tx, row: LinkRow, on: string): Promise<boolean> {
  const touched = await toUpstreamTables(tx)
    .updateTable("upstream_link")
    .set({ last_used_on: on })
    .where("authority_id", "=", row.authority_id)
    .where("kind", "=", row.kind)
    .where("subject_index", "=", row.subject_index)
    .executeTakeFirst();
  return touched.numUpdatedRows > 0n;
}

export async function deleteLinks(
  tx: Tx,
  authorityId: AuthorityId,
  { subjectId, kind, since }: { subjectId: string; kind?: UpstreamKind; since?: Date },
): Promise<boolean> {
  let deletion = toUpstreamTables(tx)
    .deleteFrom("upstream_link")
    .where("authority_id", "=", authorityId)
    .where("subject_id", "=", subjectId);
  if (kind) deletion = deletion.where("kind", "=", kind);
  if (since) deletion = deletion.where((where) => where.fn.coalesce("linked_at", "linked_on"), ">=", since);
  return (await deletion.executeTakeFirst()).numDeletedRows > 0n;
}
