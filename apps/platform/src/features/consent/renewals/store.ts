import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Sector } from "../../trust/keys/index.ts";
import type { Campaign, CampaignId } from "../campaigns/index.ts";
import type { RenewalState } from "./renewal.ts";
import type { RenewalRow, Tables } from "./store-rows.ts";

export type { RenewalRow } from "./store-rows.ts";

const openRenewalTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * Row-level security shows people and agents the rows of this subject, until the transaction looks at
 * another.
 */
async function setRenewalSubject(tx: Tx, subject: Buffer): Promise<void> {
  await sql`select set_config('ardeco.sector_subject', ${subject.toString("hex")}, true)`.execute(tx);
}

interface RenewalKey {
  readonly campaign: Campaign;
  readonly subject: Buffer;
}

const selectRenewalRow = (tx: Tx, { campaign, subject }: RenewalKey) =>
  openRenewalTables(tx)
    .selectFrom("renewal")
    .selectAll()
    .where("provider_id", "=", campaign.providerId)
    .where("service_id", "=", campaign.serviceId)
    .where("campaign_id", "=", campaign.id)
    .where("subject", "=", subject);

/** Those written down, in one round trip, each under the row-level security of its own subject. */
export async function findRenewalRows(tx: Tx, named: readonly RenewalKey[]): Promise<readonly RenewalRow[]> {
  if (named.length === 0) return [];
  const { rows } = await sql<RenewalRow>`select * from renewals_find_by_subjects(
    ${named.map(({ campaign }) => campaign.providerId)}::uuid[],
    ${named.map(({ campaign }) => campaign.serviceId)}::uuid[],
    ${named.map(({ campaign }) => campaign.id)}::uuid[],
    ${named.map(({ subject }) => subject)}::bytea[])`.execute(tx);
  return rows;
}

/** The row, made when there is none. Two at once make one. */
export async function createMissingRenewal(tx: Tx, row: RenewalRow): Promise<void> {
  await setRenewalSubject(tx, row.subject);
  await openRenewalTables(tx)
    .insertInto("renewal")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["provider_id", "service_id", "campaign_id", "subject"]).doNothing(),
    )
    .execute();
}

/** Two answers, or an answer and a job, queue here. */
export async function getLockedRenewal(tx: Tx, about: RenewalKey): Promise<RenewalRow> {
  await setRenewalSubject(tx, about.subject);
  return selectRenewalRow(tx, about).forUpdate().executeTakeFirstOrThrow();
}

export async function updateRenewal(
  tx: Tx,
  row: RenewalRow,
  change: Partial<Pick<RenewalRow, "state" | "state_on" | "sealed" | "whose">>,
): Promise<void> {
  await openRenewalTables(tx)
    .updateTable("renewal")
    .set({ ...change, revision: row.revision + 1 })
    .where("provider_id", "=", row.provider_id)
    .where("service_id", "=", row.service_id)
    .where("id", "=", row.id)
    .execute();
}

/** False when another renewal of the provider has this number. */
export async function setRenewalNumber(tx: Tx, row: RenewalRow, number: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select renewals_take_number(
    ${row.provider_id}, ${row.service_id}, ${row.id}, ${number}) as taken`.execute(tx);
  return rows[0]?.taken === true;
}

/** A page of the people of one authority, in the order of their ids. */
export async function listOfHolder(
  tx: Tx,
  holderId: AuthorityId,
  campaignId: CampaignId,
  state: RenewalState,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly RenewalRow[]> {
  return openRenewalTables(tx)
    .selectFrom("renewal")
    .selectAll()
    .where("holder_id", "=", holderId)
    .where("campaign_id", "=", campaignId)
    .where("state", "=", state)
    .where("id", ">", page.after)
    .orderBy("id")
    .limit(page.limit)
    .execute();
}

/** One of them. */
export async function findOfHolder(
  tx: Tx,
  holderId: AuthorityId,
  campaignId: CampaignId,
  id: string,
): Promise<RenewalRow | undefined> {
  return openRenewalTables(tx)
    .selectFrom("renewal")
    .selectAll()
    .where("holder_id", "=", holderId)
    .where("campaign_id", "=", campaignId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Those of a page that somebody turns, and how many there are. */
export async function listHolderPage(
  tx: Tx,
  holderId: AuthorityId,
  campaignId: CampaignId,
  state: RenewalState,
  { first, limit }: { readonly first: number; readonly limit: number },
): Promise<{ readonly total: number; readonly rows: readonly RenewalRow[] }> {
  const waiting = openRenewalTables(tx)
    .selectFrom("renewal")
    .where("holder_id", "=", holderId)
    .where("campaign_id", "=", campaignId)
    .where("state", "=", state);
  const { total } = await waiting
    .select((select) => select.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const rows = await waiting.selectAll().orderBy("id").offset(first).limit(limit).execute();
  return { total: Number(total), rows };
}

/** Whoever's people, for the provider. */
export async function listOfCampaign(
  tx: Tx,
  { providerId, serviceId, id }: Campaign,
): Promise<readonly RenewalRow[]> {
  return openRenewalTables(tx)
    .selectFrom("renewal")
    .selectAll()
    .where("provider_id", "=", providerId)
    .where("service_id", "=", serviceId)
    .where("campaign_id", "=", id)
    .orderBy("id")
    .execute();
}

export async function deleteOfSubject(tx: Tx, sector: Sector, subject: Buffer): Promise<void> {
  await openRenewalTables(tx)
    .deleteFrom("renewal")
    .where("provider_id", "=", sector.providerId)
    .where("service_id", "=", sector.serviceId)
    .where("subject", "=", subject)
    .execute();
}

export async function deleteOldRenewals(
  tx: Tx,
  holderId: AuthorityId,
  { day, held }: { readonly day: string; readonly held: readonly Buffer[] },
): Promise<number> {
  const { numDeletedRows } = await openRenewalTables(tx)
    .deleteFrom("renewal")
    .where("holder_id", "=", holderId)
    .where("state_on", "<", day)
    .where(sql<boolean>`subject <> all (${[...held]}::bytea[])`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
