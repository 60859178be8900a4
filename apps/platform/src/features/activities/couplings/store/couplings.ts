import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId, type StaffId } from "../../../../kernel/ids.ts";
import type { Coupling, CouplingId, CouplingTerms } from "../coupling.ts";
import { type CouplingRow, type CouplingServiceRow, openCouplingTables } from "./tables.ts";

/** What the actor may see of them, those that begin last first. */
export async function listCouplingRows(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly id?: CouplingId } = {},
): Promise<readonly Coupling[]> {
  let query = openCouplingTables(tx)
    .selectFrom("coupling")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (which.id !== undefined) query = query.where("id", "=", which.id);
  const rows = await query.orderBy("starts_on", "desc").orderBy("name_fr").orderBy("id").execute();
  if (rows.length === 0) return [];
  let named = openCouplingTables(tx)
    .selectFrom("coupling_service")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (which.id !== undefined) named = named.where("coupling_id", "=", which.id);
  const services = await named.orderBy("gives", "desc").orderBy("service_id").execute();
  return rows.map((row) =>
    toCoupling(
      row,
      services.filter(({ coupling_id }) => coupling_id === row.id),
    ),
  );
}

function toCoupling(row: CouplingRow, services: readonly CouplingServiceRow[]): Coupling {
  const [giver, ...others] = services;
  if (!giver) throw new TypeError("an offer has a service that gives it");
  return {
    id: parseId<"coupling">(row.id),
    name: { fr: row.name_fr, en: row.name_en },
    giverId: parseId<"service">(giver.service_id),
    tariffId: parseId<"tariff">(row.tariff_id),
    off: row.percent === null ? { cents: row.cents ?? 0 } : { percent: row.percent },
    needed: others.map(({ service_id }) => parseId<"service">(service_id)),
    needs: row.needs,
    stacks: row.stacks,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closedOn: row.closed_on,
    approvedOn: row.approved_on,
    stoppedOn: row.stopped_on,
    acceptances: services.map(({ service_id, accepted_on, accepted_by }) => ({
      serviceId: parseId<"service">(service_id),
      acceptedOn: accepted_on,
      acceptedBy: accepted_by === null ? null : parseId<"staff">(accepted_by),
    })),
  };
}

/** Held until the end of the transaction: two answers to one offer queue here. Asked by who may change it. */
export async function reserveCouplingRow(tx: Tx, authorityId: AuthorityId, id: CouplingId): Promise<void> {
  await openCouplingTables(tx)
    .selectFrom("coupling")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .execute();
}

/** False when it is there already. */
export async function createCouplingRow(
  tx: Tx,
  authorityId: AuthorityId,
  terms: CouplingTerms,
): Promise<boolean> {
  const { off } = terms;
  const { numInsertedOrUpdatedRows } = await openCouplingTables(tx)
    .insertInto("coupling")
    .values({
      authority_id: authorityId,
      id: terms.id,
      name_fr: terms.name.fr,
      name_en: terms.name.en,
      tariff_id: terms.tariffId,
      percent: "percent" in off ? off.percent : null,
      cents: "cents" in off ? off.cents : null,
      needs: terms.needs,
      stacks: terms.stacks,
      starts_on: terms.startsOn,
      ends_on: terms.endsOn,
      closed_on: null,
      approved_on: null,
      approved_by: null,
      stopped_on: null,
    })
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  const named = [terms.giverId, ...terms.needed].map((serviceId) => ({
    authority_id: authorityId,
    coupling_id: terms.id,
    service_id: serviceId,
    gives: serviceId === terms.giverId,
    accepted_on: null,
    accepted_by: null,
  }));
  await openCouplingTables(tx).insertInto("coupling_service").values(named).execute();
  return true;
}

export interface Accepting {
  readonly id: CouplingId;
  readonly serviceId: ServiceId;
  readonly on: CivilDate;
  readonly by: StaffId;
}

/** False when it accepted already. */
export async function acceptServiceRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, serviceId, on, by }: Accepting,
): Promise<boolean> {
  const { numUpdatedRows } = await openCouplingTables(tx)
    .updateTable("coupling_service")
    .set({ accepted_on: on, accepted_by: by })
    .where("authority_id", "=", authorityId)
    .where("coupling_id", "=", id)
    .where("service_id", "=", serviceId)
    .where("accepted_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when it was approved already, or declined meanwhile. */
export async function approveRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on, by }: Omit<Accepting, "serviceId">,
): Promise<boolean> {
  const { numUpdatedRows } = await openCouplingTables(tx)
    .updateTable("coupling")
    .set({ approved_on: on, approved_by: by })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("approved_on", "is", null)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when it was stopped already, or its end came nearer meanwhile. */
export async function revokeCouplingRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on, lastDay }: { readonly id: CouplingId; readonly on: CivilDate; readonly lastDay: CivilDate },
): Promise<boolean> {
  const { numUpdatedRows } = await openCouplingTables(tx)
    .updateTable("coupling")
    .set({ stopped_on: on, ends_on: lastDay })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("stopped_on", "is", null)
    .where((eb) => eb.or([eb("ends_on", "is", null), eb("ends_on", ">=", lastDay)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function updateCouplingEnd(
  tx: Tx,
  authorityId: AuthorityId,
  id: CouplingId,
  change: { readonly ends_on: CivilDate } | { readonly closed_on: CivilDate },
): Promise<void> {
  await openCouplingTables(tx)
    .updateTable("coupling")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}
