import type { Context, StaffRole, Tx } from "../../../../kernel/context.ts";
import { hasProofRequirement } from "../rules/sign-in-strength.ts";
import { listPasskeyHolders } from "../store/passkeys.ts";
import { listRoles, listStaffRows } from "../store/staff.ts";

/** How many agents, by role and by way of signing in; never who. */
export interface StaffCount {
  readonly agents: number;
  readonly withPasskey: number;
  /** Who hold a role that decides, gives rights or reads journals. */
  readonly deciders: number;
  readonly decidersWithoutPasskey: number;
  readonly byRole: Readonly<Partial<Record<StaffRole, number>>>;
}

/** Runs as the system, for documents of compliance. */
export async function countStaff(tx: Tx, system: Context): Promise<StaffCount> {
  const agents = await listStaffRows(tx, system.authorityId);
  const ids = new Set(agents.map(({ id }) => id));
  const roles = (await listRoles(tx, system.authorityId)).filter(({ staff_id }) => ids.has(staff_id));
  const holders = await listPasskeyHolders(tx, system.authorityId);
  const deciders = new Set(
    roles.filter(({ role }) => hasProofRequirement(role)).map(({ staff_id }) => staff_id),
  );
  const byRole: Partial<Record<StaffRole, number>> = {};
  for (const role of new Set(roles.map((one) => one.role)))
    byRole[role] = new Set(roles.filter((one) => one.role === role).map(({ staff_id }) => staff_id)).size;
  return {
    agents: ids.size,
    withPasskey: [...ids].filter((id) => holders.has(id)).length,
    deciders: deciders.size,
    decidersWithoutPasskey: [...deciders].filter((id) => !holders.has(id)).length,
    byRole,
  };
}
