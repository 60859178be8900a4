import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { toComparableName } from "../../../../kernel/text.ts";
import { accessErrors, requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { computeBlindIndex } from "../../../trust/keys/index.ts";
import { householdsErrors } from "../errors.ts";
import { COLLEAGUE_WINDOW_MS } from "../rules.ts";
import { findHandoverRow, setHandoverRow } from "../store/handovers.ts";
import { toHouseholdsSystem } from "../to-households-system.ts";
import { readHolding } from "./holders.ts";

/** A first agent saw the document: a second one is waited for until then. */
export interface SeenAdult {
  readonly by: StaffId;
  readonly until: Date;
}

/**
 * Use case: a first agent, of reception or not, has the young adult and their identity document in front of
 * them. Nothing changes yet: a colleague who validates sees it too, within the hour. Twice is once; what a
 * colleague saw stays theirs. Throws access.capability_missing, households.still_a_minor,
 * households.account_is_theirs.
 */
export async function recordYoungAdult(
  context: Context,
  { personId }: { personId: PersonId },
): Promise<void> {
  requireCapability(context, "person.enrol");
  const agent = toSeeingAgent(context);
  const system = toHouseholdsSystem(context);
  await system.transaction(async (tx) => {
    const { held, handedOver } = await readHolding(tx, system, personId);
    if (!held || handedOver) throw householdsErrors.error("households.account_is_theirs");
    const row = await findHandoverRow(tx, system.authorityId, personId);
    if (row && row.expires_at > system.now()) return;
    await setHandoverRow(tx, {
      authority_id: system.authorityId,
      person_id: personId,
      seen_by: agent.staffId,
      seen_by_name: computeAgentNameIndex(system, agent),
      expires_at: new Date(system.now().getTime() + COLLEAGUE_WINDOW_MS),
    });
    await record(tx, context, { action: "households.young_adult_seen", personId });
  });
}

/** Whom the second agent follows; for agents of the desk. Throws access.capability_missing. */
export async function findSeen(context: Context, personId: PersonId): Promise<SeenAdult | undefined> {
  requireCapability(context, "person.enrol");
  const system = toHouseholdsSystem(context);
  return system.transaction(async (tx) => {
    const row = await findHandoverRow(tx, system.authorityId, personId);
    if (!row || row.expires_at <= system.now()) return undefined;
    return { by: parseId<"staff">(row.seen_by), until: row.expires_at };
  });
}

export interface SeeingAgent {
  readonly staffId: StaffId;
  readonly name: string;
}

/** Two people see, never one and a program. */
export function toSeeingAgent({ actor }: Context): SeeingAgent {
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  return { staffId: actor.staffId, name: actor.label };
}

/**
 * To tell one person by their name, in clear nowhere: lent by another authority, they have another id here.
 */
export const computeAgentNameIndex = (context: Context, { name }: SeeingAgent): Buffer =>
  computeBlindIndex(context, "agent:name", toComparableName(name));
