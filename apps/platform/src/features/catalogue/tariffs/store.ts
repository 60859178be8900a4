import { type Selectable, sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import { type AuthorityId, parseId, type StaffId } from "../../../kernel/ids.ts";
import type { Tables } from "./store-rows.ts";
import type { KeptVersion, Tariff, TariffId, TariffTerms, TariffWithVersions, Voted } from "./tariff.ts";

type TariffTables = Tables & { tariff: { title: Sentence }; tariff_version: { terms: TariffTerms } };

const openTariffTables = (tx: Tx) => tx.withTables<TariffTables>();

/**
 * What the actor may see of them: everybody what was published, agents the drafts too. By slug, each with its
 * versions.
 */
export async function listTariffRows(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly id?: TariffId; readonly slug?: string } = {},
): Promise<readonly TariffWithVersions[]> {
  let query = openTariffTables(tx).selectFrom("tariff").selectAll().where("authority_id", "=", authorityId);
  if (which.id !== undefined) query = query.where("id", "=", which.id);
  if (which.slug !== undefined) query = query.where("slug", "=", which.slug);
  const rows = await query.orderBy("slug").execute();
  if (rows.length === 0) return [];
  const versions = await openTariffTables(tx)
    .selectFrom("tariff_version")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(
      "tariff_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("from_day", "desc")
    .execute();
  return rows.map(({ id, service_id, slug, title }) => ({
    id: parseId<"tariff">(id),
    serviceId: parseId<"service">(service_id),
    slug,
    title,
    versions: versions.filter(({ tariff_id }) => tariff_id === id).map(toKeptVersion),
  }));
}

function toKeptVersion(row: Selectable<TariffTables["tariff_version"]>): KeptVersion {
  return {
    from: row.from_day,
    terms: row.terms,
    decision: row.decision,
    decidedOn: row.decided_on,
    state: row.state,
    writtenBy: row.written_by.map((id) => parseId<"staff">(id)),
    revision: row.revision,
  };
}

/** "inserted", "there" when this id is already, "taken" when another tariff has its slug. */
export async function createTariffRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, serviceId, slug, title }: Tariff,
): Promise<"inserted" | "there" | "taken"> {
  const inserted = await openTariffTables(tx)
    .insertInto("tariff")
    .values({ authority_id: authorityId, id, service_id: serviceId, slug, title })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return "inserted";
  return (await listTariffRows(tx, authorityId, { id })).length === 1 ? "there" : "taken";
}

/** Two agents who write or publish at once wait for one another. */
export async function lockTariff(tx: Tx, authorityId: AuthorityId, id: TariffId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`tariff ${authorityId} ${id}`}, 0))`.execute(tx);
}

interface Draft extends Voted {
  readonly id: TariffId;
  readonly writtenBy: readonly StaffId[];
}

export async function createTariffDraft(tx: Tx, authorityId: AuthorityId, draft: Draft): Promise<void> {
  await openTariffTables(tx)
    .insertInto("tariff_version")
    .values({
      authority_id: authorityId,
      tariff_id: draft.id,
      state: "draft",
      published_by: null,
      revision: 1,
      ...toVersionColumns(draft),
    })
    .execute();
}

/** False when it moved since that revision. */
export async function updateDraft(
  tx: Tx,
  authorityId: AuthorityId,
  draft: Draft & { readonly revision: number },
): Promise<boolean> {
  const { numUpdatedRows } = await openTariffTables(tx)
    .updateTable("tariff_version")
    .set({ ...toVersionColumns(draft), revision: draft.revision + 1 })
    .where("authority_id", "=", authorityId)
    .where("tariff_id", "=", draft.id)
    .where("state", "=", "draft")
    .where("revision", "=", draft.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const toVersionColumns = ({ from, terms, decision, decidedOn, writtenBy }: Draft) => ({
  from_day: from,
  terms,
  decision,
  decided_on: decidedOn,
  written_by: [...writtenBy],
});

/** False when it moved since that revision. */
export async function publishDraft(
  tx: Tx,
  authorityId: AuthorityId,
  { id, revision, by }: { readonly id: TariffId; readonly revision: number; readonly by: StaffId },
): Promise<boolean> {
  const { numUpdatedRows } = await openTariffTables(tx)
    .updateTable("tariff_version")
    .set({ state: "published", published_by: by, revision: revision + 1 })
    .where("authority_id", "=", authorityId)
    .where("tariff_id", "=", id)
    .where("state", "=", "draft")
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
