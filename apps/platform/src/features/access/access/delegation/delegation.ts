import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import {
  type AuthorityId,
  type DelegationId,
  type DeskId,
  parseId,
  type StaffId,
} from "../../../../kernel/ids.ts";
import { isDelegationInForce, type LentRole } from "../rules.ts";
import { findDelegation } from "../store/delegations.ts";
import type { DelegationRow } from "../tables.ts";

export interface Delegation {
  readonly id: DelegationId;
  /** The authority whose people may be reached. */
  readonly authorityId: AuthorityId;
  /** The authority that employs the agent. */
  readonly fromAuthorityId: AuthorityId;
  /** The agent, or */
  readonly staffId?: StaffId;
  /** the desk of their authority whose agents share it. */
  readonly teamDeskId?: DeskId;
  readonly role: LentRole;
  readonly reason: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly revokedOn: string | null;
}

/** Given by the context's authority; undefined when unknown, revoked, not begun or over. */
export async function findDelegationInForce(
  tx: Tx,
  context: Context,
  id: DelegationId,
): Promise<Delegation | undefined> {
  const row = await findDelegation(tx, context.authorityId, id);
  const delegation = row && toDelegation(row);
  return delegation && isDelegationInForce(delegation, toCivilDate(context.now())) ? delegation : undefined;
}

export function toDelegation(row: DelegationRow): Delegation {
  return {
    id: parseId<"delegation">(row.id),
    authorityId: parseId<"authority">(row.authority_id),
    fromAuthorityId: parseId<"authority">(row.from_authority_id),
    ...(row.staff_id === null ? {} : { staffId: parseId<"staff">(row.staff_id) }),
    ...(row.team_desk_id === null ? {} : { teamDeskId: parseId<"desk">(row.team_desk_id) }),
    role: row.role,
    reason: row.reason,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    revokedOn: row.revoked_on,
  };
}
