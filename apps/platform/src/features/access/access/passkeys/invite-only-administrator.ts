import type { Context } from "../../../../kernel/context.ts";
import type { StaffId } from "../../../../kernel/ids.ts";
import { accessErrors } from "../errors.ts";
import { toComparableEmail } from "../sessions/accounts.ts";
import type { SignInLink } from "../sessions/sign-in-links.ts";
import { addAgent, listAgents, type StaffAgent, updateAgentRoles } from "../staff/staff.ts";
import { countPasskeys, type Invited, inviteFromMachine } from "./machine-invitation.ts";

/**
 * Use case, by the operator of the machine: a link good once, for a day, by which the only administrator of
 * an authority registers their first passkey: nobody else can invite them. Made an agent, and an
 * administrator, when there is none. Refused as soon as another administrator has a key: that one invites.
 * Told in the journal. Runs as the system. Throws access.administrator_can_invite,
 * access.administrator_named, access.agent_without_name, access.agent_has_passkeys.
 */
export async function inviteOnlyAdministrator(system: Context, invited: Invited): Promise<SignInLink> {
  const agents = await system.transaction((tx) => listAgents(tx, system));
  const known = agents.find(({ email }) => toComparableEmail(email) === toComparableEmail(invited.email));
  for (const other of agents.filter((one) => isAdministrator(one) && one.id !== known?.id)) {
    if ((await countPasskeys(system, other.id)) > 0)
      throw accessErrors.error("access.administrator_can_invite");
  }
  const staffId = await ensureInvitedAdministrator(system, { agents, known, invited });
  if ((await countPasskeys(system, staffId)) > 0) throw accessErrors.error("access.agent_has_passkeys");
  return inviteFromMachine(system, staffId, "access.administrator_invited");
}

interface Wanted {
  readonly agents: readonly StaffAgent[];
  readonly known: StaffAgent | undefined;
  readonly invited: Invited;
}

/** Somebody else's address makes no second administrator. */
async function ensureInvitedAdministrator(
  system: Context,
  { agents, known, invited }: Wanted,
): Promise<StaffId> {
  if (known && isAdministrator(known)) return known.id;
  if (agents.some(isAdministrator)) throw accessErrors.error("access.administrator_named");
  const grant = { role: "authority_administrator" } as const;
  if (known) {
    await updateAgentRoles(system, { staffId: known.id, grant, held: true });
    return known.id;
  }
  const { email, displayName } = invited;
  if (displayName === undefined) throw accessErrors.error("access.agent_without_name");
  const id = system.newId<StaffId>();
  await addAgent(system, { id, displayName, email, roles: [grant] });
  return id;
}

const isAdministrator = ({ roles }: StaffAgent): boolean =>
  roles.some(
    ({ role, serviceId, deskId }) =>
      role === "authority_administrator" && serviceId === undefined && deskId === undefined,
  );
