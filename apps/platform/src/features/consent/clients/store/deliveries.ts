import { type Expression, sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { WaitingCounts, WaitingMoment, WaitingQuery } from "../../../../kernel/waiting.ts";
import {
  countWaitingRows,
  selectWaitingFilter,
  selectWaitingPage,
  type WaitingColumns,
} from "../../../../kernel/waiting-rows.ts";
import type { Sector } from "../../../trust/keys/index.ts";
import type { DeliveryRow, Tables } from "./rows.ts";

export type { DeliveryRow } from "./rows.ts";

export type DeliveryState = DeliveryRow["state"];

const openDeliveryTables = (tx: Tx) => tx.withTables<Tables>();

export interface DeliveryReceiver {
  readonly id: string;
  /** Agents of the service do it: nothing is sent. */
  readonly by_hand: boolean;
}

export async function listReceivers(tx: Tx, sector: Sector): Promise<readonly DeliveryReceiver[]> {
  const { rows } = await sql<DeliveryReceiver>`
    select * from ardeco_receivers(${sector.providerId}, ${sector.serviceId})`.execute(tx);
  return rows;
}

/** What waits for the agents of a service, the first of each grant; empty for whoever does not manage it. */
export async function listWaitingByHand(tx: Tx, serviceId: string): Promise<readonly DeliveryRow[]> {
  const { rows } = await sql<DeliveryRow>`select * from ardeco_work_list(${serviceId})`.execute(tx);
  return rows;
}

const waitingColumns: WaitingColumns = { since: sql`day`, sinceType: "date", id: sql`id` };

/**
 * Of several services at once, as the function of each lists them: row-level security asks who manages it.
 */
const selectByHand = (tx: Tx, serviceIds: readonly string[]) =>
  openDeliveryTables(tx).selectFrom(
    sql<DeliveryRow>`(select listed.* from unnest(${[...serviceIds]}::uuid[]) as wanted (id),
      lateral ardeco_work_list(wanted.id) as listed)`.as("task"),
  );

export const listWaitingTaskRows = (
  tx: Tx,
  serviceIds: readonly string[],
  query: WaitingQuery,
): Promise<readonly DeliveryRow[]> =>
  selectWaitingPage(
    selectWaitingFilter(selectByHand(tx, serviceIds).selectAll(), waitingColumns, query),
    waitingColumns,
    query,
  ).execute();

export const countWaitingTaskRows = (
  tx: Tx,
  serviceIds: readonly string[],
  moment: WaitingMoment,
): Promise<WaitingCounts> => countWaitingRows(selectByHand(tx, serviceIds), waitingColumns, moment);

/** Where a page of deliveries ends: the day of the last one, and its id. */
export interface DeliveryPlace {
  readonly day: CivilDate;
  readonly id: string;
}

/** Of one application, the last days first. Row-level security: to itself and to the system. */
export async function listClientDeliveries(
  tx: Tx,
  clientId: string,
  {
    state,
    after,
    limit,
  }: { readonly state?: DeliveryState; readonly after?: DeliveryPlace; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  let query = openDeliveryTables(tx).selectFrom("delivery").selectAll().where("client_id", "=", clientId);
  if (state !== undefined) query = query.where("state", "=", state);
  if (after !== undefined) {
    query = query.where(({ eb, and, or }) =>
      or([eb("day", "<", after.day), and([eb("day", "=", after.day), eb("id", ">", after.id)])]),
    );
  }
  return query.orderBy("day", "desc").orderBy("id").limit(limit).execute();
}

/** Of deliveries, by a module that keeps something about them. */
export type DeliveryIds = Expression<{ delivery_id: string }>;

/**
 * What waits for one channel, in order per grant. For the system: row-level security shows it to nobody else.
 */
export async function listQueuedDeliveries(
  tx: Tx,
  clientId: string,
  { limit, besides }: { readonly limit?: number; readonly besides?: DeliveryIds },
): Promise<readonly DeliveryRow[]> {
  return openDeliveryTables(tx)
    .selectFrom("delivery")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("state", "=", "queued")
    .$if(besides !== undefined, (query) =>
      query.where(
        sql<boolean>`not exists (select from (${besides}) as besides
          where besides.delivery_id = delivery.id)`,
      ),
    )
    .orderBy("day")
    .orderBy("grant_id")
    .orderBy("sequence")
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
}

/** What waits for a channel, of the people whom it was told of already, in the order of their ids. */
export async function listQueuedOfGiven(
  tx: Tx,
  clientId: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const query = openDeliveryTables(tx)
    .selectFrom("delivery as waiting")
    .selectAll()
    .where("client_id", "=", clientId)
    .where("state", "=", "queued")
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("delivery as told")
          .select("told.id")
          .whereRef("told.provider_id", "=", "waiting.provider_id")
          .whereRef("told.service_id", "=", "waiting.service_id")
          .whereRef("told.grant_id", "=", "waiting.grant_id")
          .whereRef("told.client_id", "=", "waiting.client_id")
          .where("told.state", "!=", "queued"),
      ),
    );
  return (after === undefined ? query : query.where("id", ">", after)).orderBy("id").limit(limit).execute();
}

/** Takes the grant's lock to the end of the transaction: the order of numbers is the order of commits. */
export async function reserveNextSequence(tx: Tx, grantId: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`select ardeco_next_delivery(${grantId}) as next`.execute(tx);
  return rows[0]?.next ?? 1;
}

export async function createDeliveryRow(tx: Tx, row: DeliveryRow): Promise<void> {
  await openDeliveryTables(tx).insertInto("delivery").values(row).execute();
}

/** Locked until the end of the transaction when it is about to change. */
export async function findDelivery(
  tx: Tx,
  id: string,
  options: { forUpdate?: boolean } = {},
): Promise<DeliveryRow | undefined> {
  const query = openDeliveryTables(tx).selectFrom("delivery").selectAll().where("id", "=", id);
  return (options.forUpdate ? query.forUpdate() : query).executeTakeFirst();
}

export async function updateDelivery(
  tx: Tx,
  row: DeliveryRow,
  change: Pick<DeliveryRow, "state" | "failure" | "content_sealed" | "state_day">,
): Promise<void> {
  await openDeliveryTables(tx)
    .updateTable("delivery")
    .set(change)
    .where("provider_id", "=", row.provider_id)
    .where("service_id", "=", row.service_id)
    .where("id", "=", row.id)
    .execute();
}

export async function listSectorDeliveries(
  tx: Tx,
  sector: Sector,
  which: { grantId: string } | { subject: Buffer },
): Promise<readonly DeliveryRow[]> {
  const [grant, subject] = "grantId" in which ? [which.grantId, null] : [null, which.subject];
  const { rows } = await sql<DeliveryRow>`select * from ardeco_deliveries(${grant}, ${subject})
    where provider_id = ${sector.providerId} and service_id = ${sector.serviceId}
    order by sequence`.execute(tx);
  return rows;
}

/** Each grant's, in its own order. */
export async function listDeliveriesOfGrants(
  tx: Tx,
  named: readonly { readonly sector: Sector; readonly grantId: string }[],
): Promise<readonly DeliveryRow[]> {
  if (named.length === 0) return [];
  const { rows } = await sql<DeliveryRow>`select told.* from unnest(
    ${named.map(({ sector }) => sector.providerId)}::uuid[],
    ${named.map(({ sector }) => sector.serviceId)}::uuid[],
    ${named.map(({ grantId }) => grantId)}::uuid[]) as named(provider_id, service_id, grant_id),
    lateral ardeco_deliveries(named.grant_id, null) as told
    where told.provider_id = named.provider_id and told.service_id = named.service_id
    order by told.grant_id, told.sequence`.execute(tx);
  return rows;
}

export type DeliveryCountRow = Pick<DeliveryRow, "client_id" | "state" | "failure"> & { deliveries: number };

export async function countServiceDeliveries(
  tx: Tx,
  serviceId: string,
): Promise<readonly DeliveryCountRow[]> {
  const { rows } = await sql<DeliveryCountRow>`select * from ardeco_delivery_counts(${serviceId})`.execute(
    tx,
  );
  return rows;
}

export async function deleteOldSettledDeliveries(
  tx: Tx,
  holderId: AuthorityId,
  { day, held }: { readonly day: string; readonly held: readonly Buffer[] },
): Promise<number> {
  const { numDeletedRows } = await openDeliveryTables(tx)
    .deleteFrom("delivery")
    .where("holder_id", "=", holderId)
    .where("state", "!=", "queued")
    .where("state_day", "<", day)
    .where(sql<boolean>`sector_subject <> all (${[...held]}::bytea[])`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteSubjectSettledDeliveries(
  tx: Tx,
  holderId: AuthorityId,
  subject: Buffer,
): Promise<void> {
  await openDeliveryTables(tx)
    .deleteFrom("delivery")
    .where("holder_id", "=", holderId)
    .where("sector_subject", "=", subject)
    .where("state", "!=", "queued")
    .execute();
}
