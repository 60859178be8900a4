import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import type { OfferId, Partner, PartnerId } from "../pass.ts";
import { openPassTables, type PartnerRow } from "./tables.ts";

/** False when the id is taken. */
export async function createPartnerRow(
  tx: Tx,
  row: Omit<PartnerRow, "last_use" | "last_statement" | "ended_on">,
  offerIds: readonly OfferId[],
): Promise<boolean> {
  const { authority_id, id: partner_id } = row;
  const { numInsertedOrUpdatedRows } = await openPassTables(tx)
    .insertInto("pass_partner")
    .values({ ...row, ended_on: null, last_use: 0, last_statement: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await openPassTables(tx)
    .insertInto("pass_partner_offer")
    .values(offerIds.map((offer_id) => ({ authority_id, partner_id, offer_id })))
    .execute();
  return true;
}

export async function findPartnerRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: PartnerId,
): Promise<Partner | undefined> {
  return (await listPartnersById(tx, authorityId, [id]))[0];
}

/** For whom an agent signs in: the one partner, alone. */
export async function findAgentPartner(
  tx: Tx,
  authorityId: AuthorityId,
  staffId: StaffId,
): Promise<Partner | undefined> {
  const named = await openPassTables(tx)
    .selectFrom("pass_partner_agent")
    .select("partner_id")
    .where("authority_id", "=", authorityId)
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  return named && findPartnerRow(tx, authorityId, parseId<"passPartner">(named.partner_id));
}

/** By name, each with the offers that it accepts and who signs in for it. */
export async function listPartnerRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Partner[]> {
  const ids = await openPassTables(tx)
    .selectFrom("pass_partner")
    .select("id")
    .where("authority_id", "=", authorityId)
    .execute();
  return listPartnersById(
    tx,
    authorityId,
    ids.map(({ id }) => id),
  );
}

async function listPartnersById(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly Partner[]> {
  if (ids.length === 0) return [];
  const rows = await openPassTables(tx)
    .selectFrom("pass_partner")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const offers = await openPassTables(tx)
    .selectFrom("pass_partner_offer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`partner_id = any (${[...ids]}::uuid[])`)
    .orderBy("offer_id")
    .execute();
  const agents = await openPassTables(tx)
    .selectFrom("pass_partner_agent")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`partner_id = any (${[...ids]}::uuid[])`)
    .orderBy("staff_id")
    .execute();
  return rows.map((row) => ({
    id: parseId<"passPartner">(row.id),
    name: row.name,
    place: row.place,
    siret: row.siret,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    endedOn: row.ended_on,
    agreedBy: row.agreed_by === null ? null : parseId<"staff">(row.agreed_by),
    offerIds: offers.flatMap((one) =>
      one.partner_id === row.id ? [parseId<"passOffer">(one.offer_id)] : [],
    ),
    staffIds: agents.flatMap((one) => (one.partner_id === row.id ? [parseId<"staff">(one.staff_id)] : [])),
  }));
}

export async function readIban(tx: Tx, authorityId: AuthorityId, id: PartnerId): Promise<Buffer | undefined> {
  const row = await openPassTables(tx)
    .selectFrom("pass_partner")
    .select("iban_sealed")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.iban_sealed;
}

/** False when it ended already. */
export async function endPartner(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on }: { readonly id: PartnerId; readonly on: CivilDate },
): Promise<boolean> {
  const { numUpdatedRows } = await openPassTables(tx)
    .updateTable("pass_partner")
    .set({ ended_on: on })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when they sign in for a partner already. */
export async function createPartnerAgentRow(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, staffId }: { readonly partnerId: PartnerId; readonly staffId: StaffId },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openPassTables(tx)
    .insertInto("pass_partner_agent")
    .values({ authority_id: authorityId, partner_id: partnerId, staff_id: staffId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deletePartnerAgent(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, staffId }: { readonly partnerId: PartnerId; readonly staffId: StaffId },
): Promise<boolean> {
  const { numDeletedRows } = await openPassTables(tx)
    .deleteFrom("pass_partner_agent")
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** False where somebody answers for it already. */
export async function updateAgreementAuthor(
  tx: Tx,
  authorityId: AuthorityId,
  { id, staffId }: { readonly id: PartnerId; readonly staffId: StaffId },
): Promise<boolean> {
  const { numUpdatedRows } = await openPassTables(tx)
    .updateTable("pass_partner")
    .set({ agreed_by: staffId })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("agreed_by", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Who asks for one partner at once waits for the other, until the transaction ends. */
export async function findLockedPartner(
  tx: Tx,
  authorityId: AuthorityId,
  id: PartnerId,
): Promise<PartnerRow | undefined> {
  return openPassTables(tx)
    .selectFrom("pass_partner")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The partner at which codes of this reader serve: the first that read one, this one where none did. */
export async function ensureReaderEstablishment(
  tx: Tx,
  authorityId: AuthorityId,
  { readerId, partnerId }: { readonly readerId: string; readonly partnerId: PartnerId },
): Promise<string> {
  await openPassTables(tx)
    .insertInto("pass_partner_reader")
    .values({ authority_id: authorityId, equipment_id: readerId, partner_id: partnerId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { siret } = await openPassTables(tx)
    .selectFrom("pass_partner_reader as reader")
    .innerJoin("pass_partner as partner", (join) =>
      join
        .onRef("partner.authority_id", "=", "reader.authority_id")
        .onRef("partner.id", "=", "reader.partner_id"),
    )
    .select("partner.siret")
    .where("reader.authority_id", "=", authorityId)
    .where("reader.equipment_id", "=", readerId)
    .executeTakeFirstOrThrow();
  return siret;
}
