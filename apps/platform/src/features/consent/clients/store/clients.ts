import { type Selectable, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../../../kernel/ids.ts";
import type { PublicKeys } from "../public-keys.ts";
import type { Tables } from "./rows.ts";

/** Columns that a change which waits will write. */
export type WaitingColumns = Partial<
  Pick<Tables["client"], "redirect_uris" | "jwks_uri"> & { jwks: PublicKeys | null }
>;

type ClientsTables = Tables & { client: { jwks: PublicKeys | null; waiting: WaitingColumns | null } };
export type StoredClientRow = Selectable<ClientsTables["client"]>;

const openClientTables = (tx: Tx) => tx.withTables<ClientsTables>();

/** Of a client that was never changed. */
type ChangeColumns = "waiting" | "waiting_secret_sealed" | "waiting_until" | "changed_at" | "changes";

export async function createClientRow(tx: Tx, row: Omit<StoredClientRow, ChangeColumns>): Promise<void> {
  const unchanged = {
    waiting: null,
    waiting_secret_sealed: null,
    waiting_until: null,
    changed_at: null,
    changes: 0,
  };
  await openClientTables(tx)
    .insertInto("client")
    .values({ ...row, ...unchanged })
    .execute();
}

/** Two requests under one key wait for each other, to the end of their transactions. */
export async function findByRegistration(
  tx: Tx,
  authorityId: AuthorityId,
  key: Buffer,
  since: string,
): Promise<StoredClientRow | undefined> {
  const lock = `registration:${key.toString("base64url")}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx);
  return openClientTables(tx)
    .selectFrom("client")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("registration_key", "=", key)
    .where("created_on", ">=", since)
    .executeTakeFirst();
}

/** False when the row is no longer at the revision that was seen. */
export async function updateClient(
  tx: Tx,
  seen: { authority_id: string; id: string; revision: number },
  change: Partial<Omit<StoredClientRow, "authority_id" | "id" | "service_id" | "auth_method" | "revision">>,
): Promise<boolean> {
  const { numUpdatedRows } = await openClientTables(tx)
    .updateTable("client")
    .set({ ...change, revision: seen.revision + 1 })
    .where("authority_id", "=", seen.authority_id)
    .where("id", "=", seen.id)
    .where("revision", "=", seen.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Of the acting authority or, for the system, of those in which it lies: row-level security decides. */
export async function findReachableClient(tx: Tx, id: string): Promise<StoredClientRow | undefined> {
  return openClientTables(tx).selectFrom("client").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function findOwnClient(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<StoredClientRow | undefined> {
  return openClientTables(tx)
    .selectFrom("client")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listServiceClients(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: ServiceId,
): Promise<readonly StoredClientRow[]> {
  return openClientTables(tx)
    .selectFrom("client")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .orderBy("name")
    .execute();
}

/**
 * Which of these services, of the acting authority or of those in which it lies, have an active application.
 */
export async function listServicesWithClient(
  tx: Tx,
  serviceIds: readonly ServiceId[],
): Promise<readonly string[]> {
  const rows = await openClientTables(tx)
    .selectFrom("client")
    .select("service_id")
    .distinct()
    .where("service_id", "in", serviceIds)
    .where("status", "=", "active")
    .execute();
  return rows.map(({ service_id }) => service_id);
}

/**
 * Active ones of these services, of the acting authority or of those in which it lies, that can be entered
 * from here.
 */
export async function listWithLoginAddress(
  tx: Tx,
  serviceIds: readonly ServiceId[],
): Promise<readonly Pick<StoredClientRow, "service_id" | "name" | "initiate_login_uri">[]> {
  return openClientTables(tx)
    .selectFrom("client")
    .select(["service_id", "name", "initiate_login_uri"])
    .where("service_id", "in", serviceIds)
    .where("status", "=", "active")
    .where("initiate_login_uri", "is not", null)
    .orderBy("name")
    .execute();
}
