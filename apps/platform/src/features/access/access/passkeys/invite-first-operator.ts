import type { Context } from "../../../../kernel/context.ts";
import type { StaffId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { toComparableEmail } from "../sessions/accounts.ts";
import type { SignInLink } from "../sessions/sign-in-links.ts";
import { addAgent, listAgents, type StaffAgent, updateAgentRoles } from "../staff/staff.ts";
import { countPasskeys, type Invited, inviteFromMachine } from "./machine-invitation.ts";

const grant = { role: "operator" } as const;

/**
 * Use case, by whoever holds the machine: the first operator of the platform, an agent of one of its
 * authorities. Only an operator gives this role, so that the first one receives it here. Refused as soon as
 * an operator of the authority has a passkey: that one gives it. Recorded in the journal. Runs as the system.
 * Throws access.operator_can_appoint, access.agent_without_name.
 * @returns a link good once, for a day, to register a passkey; undefined when they already have one
 */
export async function inviteFirstOperator(
  system: Context,
  invited: Invited,
): Promise<SignInLink | undefined> {
  const agents = await system.transaction((tx) => listAgents(tx, system));
  const known = agents.find(({ email }) => toComparableEmail(email) === toComparableEmail(invited.email));
  for (const other of agents.filter((one) => isOperator(one) && one.id !== known?.id)) {
    if ((await countPasskeys(system, other.id)) > 0) throw accessErrors.error("access.operator_can_appoint");
  }
  const staffId = await grantOperatorRole(system, known, invited);
  const action = "access.operator_appointed";
  if ((await countPasskeys(system, staffId)) === 0) return inviteFromMachine(system, staffId, action);
  await system.transaction((tx) => record(tx, system, { action, data: { staffId } }));
  return undefined;
}

async function grantOperatorRole(
  system: Context,
  known: StaffAgent | undefined,
  invited: Invited,
): Promise<StaffId> {
  if (known) {
    if (!isOperator(known)) await updateAgentRoles(system, { staffId: known.id, grant, held: true });
    return known.id;
  }
  const { email, displayName } = invited;
  if (displayName === undefined) throw accessErrors.error("access.agent_without_name");
  const id = system.newId<StaffId>();
  await addAgent(system, { id, displayName, email, roles: [grant] });
  return id;
}

const isOperator = ({ roles }: StaffAgent): boolean => roles.some(({ role }) => role === "operator");
