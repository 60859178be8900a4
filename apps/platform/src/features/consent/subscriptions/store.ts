import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type GrantId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import type { Sector } from "../../trust/keys/index.ts";
import type { SubscriptionRow, Tables } from "./store-rows.ts";
import type { SubscriptionState } from "./subscription.ts";

export type { SubscriptionRow } from "./store-rows.ts";

const openSubscriptionTables = (tx: Tx) => tx.withTables<Tables>();

export async function createSubscriptionRow(tx: Tx, row: SubscriptionRow): Promise<void> {
  await openSubscriptionTables(tx).insertInto("subscription").values(row).execute();
}

/** `subject`: whose it is; people and agents see that one's rows only (row-level security). */
export async function findByGrant(
  tx: Tx,
  about: { readonly sector: Sector; readonly grantId: GrantId; readonly subject: Buffer },
): Promise<SubscriptionRow | undefined> {
  await sql`select set_config('ardeco.sector_subject', ${about.subject.toString("hex")}, true)`.execute(tx);
  return openSubscriptionTables(tx)
    .selectFrom("subscription")
    .selectAll()
    .where("provider_id", "=", about.sector.providerId)
    .where("service_id", "=", about.sector.serviceId)
    .where("grant_id", "=", about.grantId)
    .executeTakeFirst();
}

/** Those of these grants, in one round trip. */
export async function findByGrants(
  tx: Tx,
  named: readonly { readonly sector: Sector; readonly grantId: GrantId; readonly subject: Buffer }[],
): Promise<ReadonlyMap<string, SubscriptionRow>> {
  if (named.length === 0) return new Map();
  const { rows } = await sql<SubscriptionRow>`select * from subscriptions_find_by_grants(
    ${named.map(({ sector }) => sector.providerId)}::uuid[],
    ${named.map(({ sector }) => sector.serviceId)}::uuid[],
    ${named.map(({ grantId }) => grantId)}::uuid[], ${named.map(({ subject }) => subject)}::bytea[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.grant_id, row]));
}

/** @returns false when the row changed since it was read */
export async function updateSubscription(
  tx: Tx,
  row: SubscriptionRow,
  change: Pick<SubscriptionRow, "state" | "state_on" | "opened_on" | "sealed">,
): Promise<boolean> {
  const { numUpdatedRows } = await openSubscriptionTables(tx)
    .updateTable("subscription")
    .set({ ...change, revision: row.revision + 1 })
    .where("provider_id", "=", row.provider_id)
    .where("service_id", "=", row.service_id)
    .where("id", "=", row.id)
    .where("revision", "=", row.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function listOfService(
  tx: Tx,
  sector: Sector,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly SubscriptionRow[]> {
  return openSubscriptionTables(tx)
    .selectFrom("subscription")
    .selectAll()
    .where("provider_id", "=", sector.providerId)
    .where("service_id", "=", sector.serviceId)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.limit)
    .execute();
}

/** Whose people have it, in whatever state but closed. For the system of the provider. */
export async function listHolders(tx: Tx, sector: Sector): Promise<readonly AuthorityId[]> {
  const rows = await openSubscriptionTables(tx)
    .selectFrom("subscription")
    .select("holder_id")
    .distinct()
    .where("provider_id", "=", sector.providerId)
    .where("service_id", "=", sector.serviceId)
    .where("state", "!=", "closed")
    .execute();
  return rows.map(({ holder_id }) => parseId<"authority">(holder_id));
}

/** How the sector names whoever has one that is open, of the holder's people. */
export async function listOpenSubjects(
  tx: Tx,
  holderId: AuthorityId,
  { providerId, serviceId }: Sector,
): Promise<readonly Buffer[]> {
  const rows = await openSubscriptionTables(tx)
    .selectFrom("subscription")
    .select("subject")
    .where("provider_id", "=", providerId)
    .where("service_id", "=", serviceId)
    .where("holder_id", "=", holderId)
    .where("state", "=", "open")
    .execute();
  return rows.map(({ subject }) => subject);
}

/** Of either side (row-level security): the holder's people, or everybody's for who provides it. */
export async function listOfOneService(
  tx: Tx,
  serviceId: ServiceId,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly SubscriptionRow[]> {
  return openSubscriptionTables(tx)
    .selectFrom("subscription")
    .selectAll()
    .where("service_id", "=", serviceId)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.limit)
    .execute();
}

export async function countByState(tx: Tx, sector: Sector) {
  return openSubscriptionTables(tx)
    .selectFrom("subscription")
    .select((select) => ["state", select.fn.countAll<number>().as("count")])
    .where("provider_id", "=", sector.providerId)
    .where("service_id", "=", sector.serviceId)
    .groupBy("state")
    .execute();
}

export async function deleteClosed(
  tx: Tx,
  holderId: AuthorityId,
  { before, held }: { readonly before: string; readonly held: readonly Buffer[] },
): Promise<number> {
  const { numDeletedRows } = await openSubscriptionTables(tx)
    .deleteFrom("subscription")
    .where("holder_id", "=", holderId)
    .where("state", "=", "closed")
    .where("state_on", "<", before)
    .where(sql<boolean>`subject <> all (${[...held]}::bytea[])`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export interface FiguresRow {
  readonly service_id: string;
  readonly managed: boolean;
  readonly opened: number | null;
  readonly withdrawn: number | null;
  readonly live: number | null;
  readonly suspended: number | null;
  readonly pending: number | null;
  readonly acknowledged: number | null;
  readonly days: number | null;
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** Small numbers are hidden by the database from who does not manage the service. */
export async function readFigures(tx: Tx, { from, to }: Period): Promise<readonly FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`select * from ardeco_service_figures(${from}::date, ${to}::date)
    order by live desc nulls last, service_id`.execute(tx);
  return rows;
}

/** The lines of each figure, as `ardeco_service_figures` counts them. */
export async function listLinesOfService(
  tx: Tx,
  { providerId, serviceId }: Sector,
  { figure, from, to, limit }: Period & { readonly figure: string; readonly limit: number },
): Promise<readonly Pick<SubscriptionRow, "opened_on" | "state" | "state_on">[]> {
  const query = openSubscriptionTables(tx)
    .selectFrom("subscription")
    .select(["opened_on", "state", "state_on"])
    .where("provider_id", "=", providerId)
    .where("service_id", "=", serviceId)
    .orderBy("state_on", "desc")
    .limit(limit);
  if (figure === "opened") return query.where("opened_on", ">=", from).where("opened_on", "<=", to).execute();
  const state =
    figure === "withdrawn" ? "closed" : figure === "live" ? "open" : (figure as SubscriptionState);
  const inState = query.where("state", "=", state);
  if (figure !== "withdrawn") return inState.execute();
  return inState.where("state_on", ">=", from).where("state_on", "<=", to).execute();
}
