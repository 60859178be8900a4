import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, type DeskId, parseId } from "../../../../kernel/ids.ts";
import type { Contact, Desk } from "../authority.ts";
import type { DeskTable } from "./rows.ts";

type DesksTables = { desk: DeskTable & { contact: Contact } };

const toDeskTables = (tx: Tx) => tx.withTables<DesksTables>();

export async function createDeskRow(tx: Tx, authorityId: AuthorityId, desk: Desk): Promise<void> {
  await toDeskTables(tx)
    .insertInto("desk")
    .values({
      authority_id: authorityId,
      id: desk.id,
      name: desk.name,
      service_slug: desk.serviceSlug ?? null,
      contact: sql`${JSON.stringify(desk.contact)}::jsonb`,
      is_default: desk.isDefault,
    })
    .execute();
}

/** Those that closed too. */
export async function listDesks(tx: Tx, authorityId: AuthorityId): Promise<readonly Desk[]> {
  const rows = await toDeskTables(tx)
    .selectFrom("desk")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("is_default", "desc")
    .orderBy("name")
    .execute();
  return rows.map((row) => ({
    id: parseId<"desk">(row.id),
    name: row.name,
    contact: row.contact,
    isDefault: row.is_default,
    ...(row.service_slug === null ? {} : { serviceSlug: row.service_slug }),
    ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
  }));
}

export async function updateDesk(
  tx: Tx,
  authorityId: AuthorityId,
  { id, name, serviceSlug, contact }: Pick<Desk, "id" | "name" | "serviceSlug" | "contact">,
): Promise<void> {
  await toDeskTables(tx)
    .updateTable("desk")
    .set({
      name,
      service_slug: serviceSlug ?? null,
      contact: sql`${JSON.stringify(contact)}::jsonb`,
    })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export async function closeDeskRow(tx: Tx, authorityId: AuthorityId, id: DeskId, day: string): Promise<void> {
  await toDeskTables(tx)
    .updateTable("desk")
    .set({ closed_on: day })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("closed_on", "is", null)
    .execute();
}
