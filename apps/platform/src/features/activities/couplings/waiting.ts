import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { countAsOne, hasCapability, listAgents, type StaffAgent } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { mayApproveCoupling } from "./approve.ts";
import type { Coupling, CouplingId } from "./coupling.ts";
import { findWaitingStart, getCouplingState } from "./rules.ts";
import { listCouplingRows } from "./store/couplings.ts";

/** An offer that one agent may answer today. */
export interface WaitingCoupling {
  readonly coupling: Coupling;
  readonly since: CivilDate;
}

/**
 * Use case: what waits for a yes or a no of this very agent, the oldest first: for a service of theirs, or to
 * be approved.
 */
export async function listWaitingCouplings(context: Context): Promise<readonly WaitingCoupling[]> {
  const { actor } = context;
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  if (!hasCapability(actor, "coupling.manage") && !hasCapability(actor, "service.approve")) return [];
  const today = toCivilDate(context.now());
  const { staffId: id, label: displayName, roles } = actor;
  return context.transaction(async (tx) => {
    const found: WaitingCoupling[] = [];
    for (const coupling of await listCouplingRows(tx, context.authorityId)) {
      const since = findWaitingStart(coupling, today);
      if (since === null) continue;
      if (await mayAgentAnswer(tx, context, coupling, { id, displayName, roles }))
        found.push({ coupling, since });
    }
    return found.toSorted((one, other) => one.since.localeCompare(other.since));
  });
}

/**
 * Use case: the agents who may answer an offer today, as their colleagues call them: whoever waits knows whom
 * to remind.
 */
export async function listWhoAnswers(context: Context, coupling: Coupling): Promise<readonly string[]> {
  return context.transaction(async (tx) =>
    (await listAnsweringAgents(tx, context, coupling)).map(({ displayName }) => displayName),
  );
}

/**
 * Each of those for whom it waits reads it at their professional address, but who has just said yes. In the
 * transaction of that yes.
 */
export async function notifyAnsweringAgents(tx: Tx, context: Context, id: CouplingId): Promise<void> {
  const { actor } = context;
  const [coupling] = await listCouplingRows(tx, context.authorityId, { id });
  if (!coupling || actor.kind !== "staff") return;
  const awaits =
    getCouplingState(coupling, toCivilDate(context.now())) === "accepted" ? "approval" : "answer";
  const data = { id, name: coupling.name, by: actor.label, awaits } as const;
  for (const agent of await listAnsweringAgents(tx, context, coupling))
    if (agent.id !== actor.staffId)
      await notifyAddress(tx, context, { to: agent.email, template: "coupling_waits", data });
}

async function listAnsweringAgents(
  tx: Tx,
  context: Context,
  coupling: Coupling,
): Promise<readonly StaffAgent[]> {
  if (findWaitingStart(coupling, toCivilDate(context.now())) === null) return [];
  const found: StaffAgent[] = [];
  for (const agent of await listAgents(tx, context))
    if (await mayAgentAnswer(tx, context, coupling, agent)) found.push(agent);
  return found;
}

/**
 * A manager of a service that has not answered; then an approver who counts for one with none of those who
 * accepted.
 */
async function mayAgentAnswer(
  tx: Tx,
  context: Context,
  coupling: Coupling,
  { id, displayName: label, roles }: Pick<StaffAgent, "id" | "displayName" | "roles">,
): Promise<boolean> {
  const actor = { kind: "staff", staffId: id, label, roles } as const;
  if (getCouplingState(coupling, toCivilDate(context.now())) === "proposed")
    return coupling.acceptances.some(
      ({ serviceId, acceptedOn }) =>
        acceptedOn === null && hasCapability(actor, "coupling.manage", { serviceId }),
    );
  if (!mayApproveCoupling({ actor }, coupling)) return false;
  for (const { acceptedBy } of coupling.acceptances)
    if (acceptedBy !== null && (await countAsOne(tx, context, { id: acceptedBy }, { id, label })))
      return false;
  return true;
}
