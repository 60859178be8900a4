import { addMonths, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId, DelegationId, DeskId, StaffId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import type { LentRole } from "../rules.ts";
import { requireCapability } from "../staff/require-capability.ts";
import { createDelegationRow, listDelegationRows, updateDelegationRevoked } from "../store/delegations.ts";
import { type Delegation, toDelegation } from "./delegation.ts";

const MAXIMUM_MONTHS = 12;

/** To one agent, or to the team of one of their authority's desks. */
type Lent = { readonly staffId: StaffId } | { readonly teamDeskId: DeskId };

export type NewDelegation = Lent & {
  readonly id: DelegationId;
  readonly fromAuthorityId: AuthorityId;
  readonly role: LentRole;
  readonly reason: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

/** Use case: lends access to an agent, or a team, of another authority until a date (one year at most). */
export async function grantDelegation(context: Context, input: NewDelegation): Promise<void> {
  requireCapability(context, "delegation.manage");
  if (input.endsOn < input.startsOn || input.endsOn > addMonths(input.startsOn, MAXIMUM_MONTHS)) {
    throw accessErrors.error("access.delegation_dates");
  }
  await context.transaction(async (tx) => {
    await createDelegationRow(tx, {
      authority_id: context.authorityId,
      id: input.id,
      from_authority_id: input.fromAuthorityId,
      staff_id: "staffId" in input ? input.staffId : null,
      team_desk_id: "teamDeskId" in input ? input.teamDeskId : null,
      role: input.role,
      reason: input.reason,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      revoked_on: null,
    });
    await record(tx, context, { action: "access.delegation_given", data: { ...input } });
  });
}

/** Use case: ends a delegation now; its open sessions stop at their next request. Idempotent: told once. */
export async function revokeDelegation(context: Context, id: DelegationId): Promise<void> {
  requireCapability(context, "delegation.manage");
  await context.transaction(async (tx) => {
    const ended = await updateDelegationRevoked(tx, context.authorityId, id, toCivilDate(context.now()));
    if (!ended) return;
    await record(tx, context, { action: "access.delegation_revoked", data: { delegationId: id } });
  });
}

/** Delegations given by the acting authority, or received by its agents. */
export function listDelegations(
  context: Context,
  side: "given" | "received",
): Promise<readonly Delegation[]> {
  return context.read(async (tx) => {
    const column = side === "given" ? "authority_id" : "from_authority_id";
    return (await listDelegationRows(tx, column, context.authorityId)).map(toDelegation);
  });
}
