import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../../kernel/ids.ts";
import type { Equipment, EquipmentId, NewEquipment } from "../equipment.ts";
import type { EquipmentRow, Tables } from "./rows.ts";

export const openEquipmentTables = (tx: Tx) => tx.withTables<Tables>();

/** Everything but the hashes. */
export const facts = [
  "id",
  "name",
  "kind",
  "place",
  "desk_id",
  "state",
  "code_until",
  "registered_on",
  "revoked_on",
  "last_seen_at",
  "version_said",
  "health",
  "health_at",
  "visit_id",
] as const;
type Row = Pick<EquipmentRow, (typeof facts)[number]>;

export function toEquipment(row: Row): Equipment {
  const { id, name, kind, place, desk_id, state, health, version_said: version } = row;
  return {
    id: parseId<"equipment">(id),
    name,
    kind,
    place,
    deskId: parseId<"desk">(desk_id),
    state,
    codeUntil: row.code_until,
    registeredOn: row.registered_on,
    revokedOn: row.revoked_on,
    lastSeenAt: row.last_seen_at,
    version,
    health,
    healthAt: row.health_at,
    visitId: row.visit_id,
  };
}

/** False when it is there already. */
export async function createEquipmentRow(
  tx: Tx,
  authorityId: AuthorityId,
  { deskId, ...equipment }: NewEquipment,
  registeredOn: string,
): Promise<boolean> {
  const inserted = await openEquipmentTables(tx)
    .insertInto("equipment")
    .values({
      ...equipment,
      authority_id: authorityId,
      state: "registered",
      desk_id: deskId,
      registered_on: registeredOn,
      code_hash: null,
      code_until: null,
      secret_hash: null,
      revoked_on: null,
      last_seen_at: null,
      version_said: null,
      health: null,
      health_at: null,
      visit_id: null,
    })
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

const selectEquipment = (tx: Tx, authorityId: AuthorityId) =>
  openEquipmentTables(tx).selectFrom("equipment").select(facts).where("authority_id", "=", authorityId);

export async function findEquipmentRow(tx: Tx, authorityId: AuthorityId, id: EquipmentId) {
  const row = await selectEquipment(tx, authorityId).where("id", "=", id).executeTakeFirst();
  return row && toEquipment(row);
}

interface Code {
  readonly authorityId: AuthorityId;
  readonly id: EquipmentId;
  readonly hash: Buffer;
  readonly until: Date;
}

/** False when it was revoked. */
export async function savePairingCode(tx: Tx, { authorityId, id, hash, until }: Code): Promise<boolean> {
  const { numUpdatedRows } = await openEquipmentTables(tx)
    .updateTable("equipment")
    .set({ code_hash: hash, code_until: until })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "!=", "revoked")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when it was revoked already. */
export async function revokeEquipmentRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: EquipmentId,
  day: string,
): Promise<boolean> {
  const { numUpdatedRows } = await openEquipmentTables(tx)
    .updateTable("equipment")
    .set({ state: "revoked", revoked_on: day, secret_hash: null, code_hash: null, code_until: null })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "!=", "revoked")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteOldRevokedEquipment(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
): Promise<number> {
  const { numDeletedRows } = await openEquipmentTables(tx)
    .deleteFrom("equipment")
    .where("authority_id", "=", authorityId)
    .where("revoked_on", "<", day)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
