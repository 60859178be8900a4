import type { Actor, Context, Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, DelegationId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { accessErrors } from "../errors.ts";
import { filterSignInRoles } from "../rules/sign-in-strength.ts";
import { isDelegatedActor } from "../rules.ts";
import { openSession } from "../sessions/sessions.ts";
import { findDemand } from "../store/staff-demand.ts";
import { toAccessSystem } from "../to-access-system.ts";
import { findDelegationInForce } from "./delegation.ts";

export interface DelegationUse {
  /** The authority that lent. */
  readonly authorityId: AuthorityId;
  readonly delegationId: DelegationId;
}

/**
 * Use case: an agent at home enters the authority that lent access. Journalled there, and at home.
 * @returns a session token valid under that authority's pages
 * Throws access.delegation_not_valid.
 */
export async function openDelegatedSession(context: Context, input: DelegationUse): Promise<string> {
  return runJournalledUse(context, input, "access.delegation_used", (tx, there, { staffId, signedInBy }) =>
    openSession(tx, there, {
      kind: "staff",
      subjectId: staffId,
      // The session lent is worth what the one at home is
      method: signedInBy ?? "email_link",
      delegationId: input.delegationId,
    }),
  );
}

/**
 * Use case: an agent at home looks, without entering, at how much work waits there. Journalled there, and at
 * home.
 * @returns a context in which the agent acts there, for this request
 * Throws access.delegation_not_valid.
 */
export async function findDelegatedContext(context: Context, input: DelegationUse): Promise<Context> {
  return runJournalledUse(context, input, "access.delegation_looked", async (_tx, there, lent) =>
    there.as(lent),
  );
}

type Staff = Actor & { readonly kind: "staff" };

/**
 * One transaction there, then one at home: each journal belongs to its authority, and neither role writes in
 * both.
 */
async function runJournalledUse<T>(
  context: Context,
  { authorityId, delegationId }: DelegationUse,
  action: "access.delegation_used" | "access.delegation_looked",
  use: (tx: Tx, there: Context, lent: Staff) => Promise<T>,
): Promise<T> {
  const { actor } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  const there = toAccessSystem(context, authorityId);
  const used = await there.transaction(async (tx) => {
    const delegation = await findDelegationInForce(tx, there, delegationId);
    const mine = delegation?.fromAuthorityId === context.authorityId && isDelegatedActor(actor, delegation);
    if (!mine) throw accessErrors.error("access.delegation_not_valid");
    const { role } = delegation;
    const { signedInBy = "email_link" } = actor;
    const lent: Staff = filterSignInRoles({ ...actor, roles: [{ role }], delegationId }, signedInBy, {
      rule: context.ports.signIn.staff,
      demand: await findDemand(tx, there.authorityId),
    });
    await record(tx, there.as(lent), { action, data: { delegationId, role } });
    return use(tx, there, lent);
  });
  await context.transaction((tx) =>
    record(tx, context, { action: `${action}_elsewhere`, data: { delegationId, authorityId } }),
  );
  return used;
}
