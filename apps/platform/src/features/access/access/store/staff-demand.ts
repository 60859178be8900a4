import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { StaffDemand } from "../rules/sign-in-strength.ts";
import type { StaffDemandRow, Tables } from "./rows.ts";

const toStaffDemandTables = (tx: Tx) => tx.withTables<Tables>();

/** "deciders" until an administrator says otherwise. */
export async function findDemand(tx: Tx, authorityId: AuthorityId): Promise<StaffDemand> {
  const row = await toStaffDemandTables(tx)
    .selectFrom("staff_demand")
    .select("demand")
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
  return row?.demand ?? "deciders";
}

export async function setStaffDemandRow(tx: Tx, row: StaffDemandRow): Promise<void> {
  const { demand, changed_on } = row;
  await toStaffDemandTables(tx)
    .insertInto("staff_demand")
    .values(row)
    .onConflict((conflict) => conflict.column("authority_id").doUpdateSet({ demand, changed_on }))
    .execute();
}
