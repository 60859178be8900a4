import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { isDemandMet, type StaffDemand } from "../rules/sign-in-strength.ts";
import { findDemand, setStaffDemandRow } from "../store/staff-demand.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { requireCapability } from "./require-capability.ts";

/** What the acting authority asks of its agents who sign in. */
export async function readStaffDemand(context: Context): Promise<StaffDemand> {
  const system = toAccessSystem(context);
  return system.transaction((tx) => findDemand(tx, system.authorityId));
}

/**
 * Use case: an administrator asks more of the agents, from their next page on. Never more than they show
 * themselves: who would be locked out by it cannot choose it. Throws access.demand_locks_out.
 */
export async function updateStaffDemand(context: Context, demand: StaffDemand): Promise<void> {
  requireCapability(context, "staff.manage");
  const { actor } = context;
  if (actor.kind === "staff" && demand !== "deciders" && !isDemandMet(actor.signedInBy, demand))
    throw accessErrors.error("access.demand_locks_out");
  await context.transaction(async (tx) => {
    if ((await findDemand(tx, context.authorityId)) === demand) return;
    const row = { authority_id: context.authorityId, demand, changed_on: toCivilDate(context.now()) };
    await setStaffDemandRow(tx, row);
    await record(tx, context, { action: "access.staff_demand_changed", data: { demand } });
  });
}
