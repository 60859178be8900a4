import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { EquipmentId, Health } from "../equipment.ts";
import { facts, openEquipmentTables, toEquipment } from "./equipment.ts";

/** Whose secret it is, while it is active. */
export async function findActiveEquipmentRow(tx: Tx, authorityId: AuthorityId, hash: Buffer) {
  const row = await openEquipmentTables(tx)
    .selectFrom("equipment")
    .select(facts)
    .where("authority_id", "=", authorityId)
    .where("secret_hash", "=", hash)
    .where("state", "=", "active")
    .executeTakeFirst();
  return row && toEquipment(row);
}

interface Exchange {
  readonly authorityId: AuthorityId;
  readonly codeHash: Buffer;
  readonly secretHash: Buffer;
  readonly now: Date;
}

/** In one statement: a code sent twice at once is good once. */
export async function startEquipmentRow(tx: Tx, { authorityId, codeHash, secretHash, now }: Exchange) {
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

export async function saveVisit(
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
