import type { Actor, Context, RoleGrant, Tx } from "../../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { record } from "../../../trust/audit/index.ts";
import { openForAuthority, sealForAuthority } from "../../../trust/keys/index.ts";
import { accessErrors } from "../errors.ts";
import { hasCapability, mayGive } from "../rules.ts";
import { computeEmailIndex } from "../sessions/accounts.ts";
import {
  createStaffRole,
  createStaffRow,
  deleteRole,
  findStaff,
  findStaffByEmail,
  listRoles,
  listStaffRows,
  reserveStaffRows,
  type StaffRoleRow,
  type StaffRow,
} from "../store/staff.ts";
import { requireCapability } from "./require-capability.ts";
import { revokeApiTokensOfRole } from "./revoke-api-tokens.ts";

export interface StaffAgent {
  readonly id: StaffId;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly RoleGrant[];
}

/**
 * Use case: an administrator adds an agent with roles. Throws access.agent_known, access.role_out_of_reach.
 */
export async function addAgent(
  context: Context,
  input: { id: StaffId; displayName: string; email: string; roles: readonly RoleGrant[] },
): Promise<void> {
  requireCapability(context, "staff.manage");
  for (const grant of input.roles) requireMayGive(context, grant);
  await context.transaction((tx) => addAgentWithRole(tx, context, input));
}

interface NewAgent {
  readonly id: StaffId;
  readonly displayName: string;
  readonly email: string;
}

/**
 * Somebody who signs in by the door of agents and has no role here, in the transaction of what they sign in
 * for; an agent of that address without any role is that one. Says who it is. Throws
 * access.capability_missing, access.agent_known: the address has a role, or the id another address.
 */
export async function addWithoutRole(tx: Tx, context: Context, input: NewAgent): Promise<StaffId> {
  requireCapability(context, "staff.manage");
  const known = await findStaffByEmail(tx, context.authorityId, computeEmailIndex(context, input.email));
  if (!known) {
    await addAgentWithRole(tx, context, { ...input, roles: [] });
    return input.id;
  }
  const id = parseId<"staff">(known.id);
  if ((await listRoles(tx, context.authorityId, id)).length > 0)
    throw accessErrors.error("access.agent_known");
  return id;
}

async function addAgentWithRole(
  tx: Tx,
  context: Context,
  input: NewAgent & { readonly roles: readonly RoleGrant[] },
): Promise<void> {
  const added = await createStaffRow(tx, {
    authority_id: context.authorityId,
    id: input.id,
    display_name: toTidyText(input.displayName),
    email_sealed: sealForAuthority(context, formatEmailField(input.id), toTidyText(input.email)),
    email_index: computeEmailIndex(context, input.email),
    closed_on: null,
    added_by: context.actor.kind === "staff" ? context.actor.staffId : null,
    added_at: context.now(),
  });
  if (!added) throw accessErrors.error("access.agent_known");
  for (const grant of input.roles) await createStaffRole(tx, toStaffRoleRow(context, input.id, grant));
  const data = { staffId: input.id, roles: input.roles };
  await record(tx, context, { action: "access.agent_added", data });
}

export interface RoleChange {
  readonly staffId: StaffId;
  readonly grant: RoleGrant;
  readonly held: boolean;
}

/**
 * Use case: gives or takes back one role. Nobody takes back their own administration, so that somebody always
 * has it; nor gives themselves a role that looks at what they do. Throws access.unknown_agent,
 * access.own_administration, access.own_control, access.role_out_of_reach.
 */
export async function updateAgentRoles(context: Context, input: RoleChange): Promise<void> {
  requireCapability(context, "staff.manage");
  if (input.held) requireMayGive(context, input.grant);
  if (input.held) requireNotOwnControl(context, input);
  await context.transaction(async (tx) => {
    await getAgentRow(tx, context, input.staffId);
    if (!input.held && input.grant.role === "authority_administrator")
      await requireAnotherAdministrator(tx, context, input.staffId);
    const row = toStaffRoleRow(context, input.staffId, input.grant);
    await (input.held ? createStaffRole(tx, row) : removeRole(tx, context, row, input));
    await record(tx, context, { action: "access.role_changed", data: { ...input } });
  });
}

async function removeRole(
  tx: Tx,
  context: Context,
  row: StaffRoleRow,
  { staffId, grant: { role } }: RoleChange,
): Promise<void> {
  await deleteRole(tx, row);
  const left = await listRoles(tx, context.authorityId, staffId);
  // Held elsewhere too (another service, another desk), it still serves.
  if (left.every((one) => one.role !== role)) await revokeApiTokensOfRole(tx, context, { staffId, role });
}

/** The agents of the acting authority with their roles. */
export async function listAgents(tx: Tx, context: Context): Promise<readonly StaffAgent[]> {
  const [rows, roles] = [
    await listStaffRows(tx, context.authorityId),
    await listRoles(tx, context.authorityId),
  ];
  return rows.map((row) => ({
    id: parseId<"staff">(row.id),
    displayName: row.display_name,
    email: openForAuthority(context, formatEmailField(row.id), row.email_sealed),
    roles: roles.filter((role) => role.staff_id === row.id).map(toRoleGrant),
  }));
}

/** Use case: the agents of the authority with their roles, as the actor may read them. */
export function readAgents(context: Context): Promise<readonly StaffAgent[]> {
  return context.read((tx) => listAgents(tx, context));
}

/** The acting agent behind an id, with today's roles; undefined when closed or unknown. */
export async function findStaffActor(tx: Tx, context: Context, staffId: StaffId): Promise<Actor | undefined> {
  const row = await findStaff(tx, context.authorityId, staffId);
  if (!row) return undefined;
  const roles = (await listRoles(tx, context.authorityId, staffId)).map(toRoleGrant);
  return { kind: "staff", staffId, label: row.display_name, roles };
}

/** Use case: the acting agent behind an id; undefined when closed or unknown. */
export function readStaffActor(context: Context, staffId: StaffId): Promise<Actor | undefined> {
  return context.read((tx) => findStaffActor(tx, context, staffId));
}

export function openAgentEmail(context: Context, row: StaffRow): string {
  return openForAuthority(context, formatEmailField(row.id), row.email_sealed);
}

function requireMayGive({ actor }: Context, grant: RoleGrant): void {
  if (!mayGive(actor, grant)) throw accessErrors.error("access.role_out_of_reach");
}

/** The data-protection officer takes no instruction (GDPR art. 38.3), the auditor reads what others do. */
const controls: ReadonlySet<RoleGrant["role"]> = new Set(["data_protection_officer", "auditor"]);

function requireNotOwnControl({ actor }: Context, { staffId, grant }: RoleChange): void {
  if (actor.kind === "staff" && actor.staffId === staffId && controls.has(grant.role))
    throw accessErrors.error("access.own_control");
}

/**
 * Two administrators who take each other's role back at once wait here; the second one no longer has the
 * right to.
 */
async function requireAnotherAdministrator(tx: Tx, context: Context, staffId: StaffId): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") return;
  if (actor.staffId === staffId) throw accessErrors.error("access.own_administration");
  await reserveStaffRows(tx, context.authorityId, [actor.staffId, staffId]);
  const now = await findStaffActor(tx, context, actor.staffId);
  if (!now || !hasCapability(now, "staff.manage")) throw accessErrors.error("access.capability_missing");
}

async function getAgentRow(tx: Tx, context: Context, staffId: StaffId): Promise<StaffRow> {
  const row = await findStaff(tx, context.authorityId, staffId);
  if (!row) throw accessErrors.error("access.unknown_agent");
  return row;
}

function formatEmailField(staffId: string): string {
  return `staff:email:${staffId}`;
}

function toStaffRoleRow(context: Context, staffId: StaffId, grant: RoleGrant): StaffRoleRow {
  return {
    authority_id: context.authorityId,
    staff_id: staffId,
    role: grant.role,
    service_id: grant.serviceId ?? null,
    desk_id: grant.deskId ?? null,
  };
}

function toRoleGrant(row: StaffRoleRow): RoleGrant {
  return {
    role: row.role,
    ...(row.service_id === null ? {} : { serviceId: parseId<"service">(row.service_id) }),
    ...(row.desk_id === null ? {} : { deskId: parseId<"desk">(row.desk_id) }),
  };
}
