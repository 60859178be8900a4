import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId, type StaffId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { revokeEveryEntry } from "../sessions/revoke-entries.ts";
import { createLink, type SignInLink } from "../sessions/sign-in-links.ts";
import { requireCapability } from "../staff/require-capability.ts";
import { openAgentEmail } from "../staff/staff.ts";
import { listDelegationRows } from "../store/delegations.ts";
import { listPasskeyRows } from "../store/passkeys.ts";
import { deleteSubjectLinks } from "../store/sessions.ts";
import { findStaff } from "../store/staff.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { notifyPasskeyChanged } from "./notify-passkey-changed.ts";

const INVITATION_MS = 7 * 24 * 3_600_000;

/** How many passkeys an agent has: an administrator sees no more of them. */
export async function countAgentPasskeys(context: Context, staffId: StaffId): Promise<number> {
  requireCapability(context, "staff.manage");
  const system = toAccessSystem(context);
  const holder = { kind: "staff", subjectId: staffId } as const;
  return (await system.transaction((tx) => listPasskeyRows(tx, system.authorityId, holder))).length;
}

/**
 * Use case: a link, good once within seven days, by which the agent registers their first passkey; the one
 * before stops. `deliver` joins the transaction: it writes the message to the agent's own address, never to
 * who invites. Throws access.unknown_agent, access.own_invitation, access.agent_has_passkeys.
 */
export async function inviteAgent(
  context: Context,
  staffId: StaffId,
  deliver: (tx: Tx, system: Context, invitation: SignInLink & { readonly to: string }) => Promise<void>,
): Promise<void> {
  requireCapability(context, "staff.manage");
  requireColleague(context, staffId);
  if ((await countAgentPasskeys(context, staffId)) > 0) throw accessErrors.error("access.agent_has_passkeys");
  const system = toAccessSystem(context);
  await system.transaction(async (tx) => {
    const row = await findStaff(tx, system.authorityId, staffId);
    if (!row) throw accessErrors.error("access.unknown_agent");
    await deleteSubjectLinks(tx, system.authorityId, staffId, "invitation");
    const link = await createLink(tx, system, {
      kind: "staff",
      subjectId: staffId,
      method: "invitation",
      lifetimeMs: INVITATION_MS,
    });
    await record(tx, context, { action: "access.agent_invited", data: { staffId } });
    await deliver(tx, system, { ...link, to: openAgentEmail(system, row) });
  });
}

/**
 * Use case: an agent lost their key. Every passkey, session and link of theirs ends, here and where access is
 * lent to them; a colleague does it, never oneself. `alsoEnd` joins the transaction: what other modules let
 * in (ProConnect). An invitation then lets them register another. Throws access.unknown_agent,
 * access.own_invitation.
 */
export async function revokeAgentPasskeys(
  context: Context,
  staffId: StaffId,
  alsoEnd: (tx: Tx, system: Context) => Promise<void>,
): Promise<void> {
  requireCapability(context, "staff.manage");
  requireColleague(context, staffId);
  const system = toAccessSystem(context);
  await system.transaction(async (tx) => {
    if (!(await findStaff(tx, system.authorityId, staffId))) throw accessErrors.error("access.unknown_agent");
    await revokeEveryEntry(tx, system, staffId);
    await alsoEnd(tx, system);
    await notifyPasskeyChanged(tx, system, { kind: "staff", subjectId: staffId }, "reset");
    await record(tx, context, { action: "access.agent_passkeys_reset", data: { staffId } });
  });
  await revokeDelegatedEntries(system, staffId);
}

/**
 * Where others lend access to this authority's agents, whoever came in with that key is put out too.
 * Idempotent.
 */
async function revokeDelegatedEntries(system: Context, staffId: StaffId): Promise<void> {
  const received = await system.transaction((tx) =>
    listDelegationRows(tx, "from_authority_id", system.authorityId),
  );
  for (const lender of new Set(received.map(({ authority_id }) => authority_id))) {
    const there = system.as(system.actor, parseId<"authority">(lender));
    await there.transaction((tx) => revokeEveryEntry(tx, there, staffId));
  }
}

/** Otherwise a session left open would be worth a new key. */
function requireColleague({ actor }: Context, staffId: StaffId): void {
  if (actor.kind === "staff" && actor.staffId === staffId) throw accessErrors.error("access.own_invitation");
}
