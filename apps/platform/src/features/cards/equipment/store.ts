import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import type { Equipment, EquipmentId, Health, NewEquipment } from "./equipment.ts";
import type { EquipmentRow, Tables } from "./store-rows.ts";

const openEquipmentTables = (tx: Tx) => tx.withTables<Tables>();

/** Everything but the hashes. */
const facts = [
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

function toEquipment(row: Row): Equipment {
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

export async function listRows(tx: Tx, authorityId: AuthorityId): Promise<readonly Equipment[]> {
  const rows = await openEquipmentTables(tx)
    .selectFrom("equipment")
    .select(facts)
    .where("authority_id", "=", authorityId)
    .orderBy("revoked_on", (order) => order.desc().nullsFirst())
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(toEquipment);
}

const selectEquipmentById = (tx: Tx, authorityId: AuthorityId) =>
  openEquipmentTables(tx).selectFrom("equipment").select(facts).where("authority_id", "=", authorityId);

export async function findRow(tx: Tx, authorityId: AuthorityId, id: EquipmentId) {
  const row = await selectEquipmentById(tx, authorityId).where("id", "=", id).executeTakeFirst();
  return row && toEquipment(row);
}

export async function findBySecret(tx: Tx, authorityId: AuthorityId, hash: Buffer) {
  const row = await selectEquipmentById(tx, authorityId)
    .where("secret_hash", "=", hash)
    .where("state", "=", "active")
    .executeTakeFirst();
  return row && toEquipment(row);
}

interface Code {
  readonly authorityId: AuthorityId;
  readonly id: EquipmentId;
  readonly hash: Buffer;
  readonly until: Date;
}

/** False when it was revoked. */
export async function writeCode(tx: Tx, { authorityId, id, hash, until }: Code): Promise<boolean> {
  const { numUpdatedRows } = await openEquipmentTables(tx)
    .updateTable("equipment")
    .set({ code_hash: hash, code_until: until })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "!=", "revoked")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

interface Exchange {
  readonly authorityId: AuthorityId;
  readonly codeHash: Buffer;
  readonly secretHash: Buffer;
  readonly now: Date;
}

/** In one statement: a code sent twice at once is good once. */
export async function updateActivatedByCode(tx: Tx, { authorityId, codeHash, secretHash, now }: Exchange) {
  const row = await openEquipmentTables(tx)
    .updateTable("equipment")
    .set({
      state: "active",
      secret_hash: secretHash,
      code_hash: null,
      code_until: null,
      last_seen_at: now,
    })
    .where("authority_id", "=", authorityId)
    .where("code_hash", "=", codeHash)
    .where("code_until", ">", now)
    .where("state", "!=", "revoked")
    .returning(facts)
    .executeTakeFirst();
  return row && toEquipment(row);
}

interface Call {
  readonly authorityId: AuthorityId;
  readonly id: EquipmentId;
  readonly version: string;
  readonly health: Health;
  readonly healthAt: Date;
  readonly now: Date;
}

/** False when it is no longer active. */
export async function saveEquipmentCall(
  tx: Tx,
  { authorityId, id, version, health, healthAt, now }: Call,
): Promise<boolean> {
  const { numUpdatedRows } = await openEquipmentTables(tx)
    .updateTable("equipment")
    .set({ version_said: version, health, health_at: healthAt, last_seen_at: now })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "=", "active")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Seen = Pick<Call, "authorityId" | "id" | "now">;

export async function saveLastSeen(tx: Tx, { authorityId, id, now }: Seen): Promise<void> {
  await openEquipmentTables(tx)
    .updateTable("equipment")
    .set({ last_seen_at: now })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "=", "active")
    .execute();
}

export async function writeVisit(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    visitId,
    insteadOf,
  }: { readonly id: EquipmentId; readonly visitId: string | null; readonly insteadOf?: string },
): Promise<void> {
  const query = openEquipmentTables(tx)
    .updateTable("equipment")
    .set({ visit_id: visitId })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("state", "=", "active");
  await (insteadOf === undefined ? query : query.where("visit_id", "=", insteadOf)).execute();
}

/** False when it was revoked already. */
export async function revokeRow(
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
