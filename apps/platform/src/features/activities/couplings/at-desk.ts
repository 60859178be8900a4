import type { Context } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { requireSpoken, type Spoken } from "../../consent/consent/index.ts";
import { hasGain } from "../../identity/interests/index.ts";
import { couplingsErrors } from "./errors.ts";
import { toCouplingsSystem } from "./member.ts";

/**
 * Who has no computer says it aloud: an agent, in person, hears somebody who is beside them and may decide
 * for this person, and gains nothing by it. An offer tells what is held: nothing of it is shown, nor said,
 * without that person there (ADR 0049). Throws couplings.agent_needed, access.capability_missing,
 * couplings.not_beside, consent.nobody_said_so, households.cannot_act_for, couplings.own_interest.
 */
export async function requireBeside(
  context: Context,
  {
    personId,
    spoken,
    serviceIds = [],
  }: {
    readonly personId: PersonId;
    readonly spoken: Spoken | undefined;
    /** Of the offer that is answered. */
    readonly serviceIds?: readonly ServiceId[];
  },
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.delegationId !== undefined)
    throw couplingsErrors.error("couplings.agent_needed");
  requireCapability(context, "person.enrol");
  if (spoken?.showsAll !== true) throw couplingsErrors.error("couplings.not_beside");
  await context.transaction(async (tx) => {
    for (const serviceId of serviceIds) await requireSpoken(tx, context, { personId, serviceId, spoken });
  });
  const system = toCouplingsSystem(context);
  if (await system.transaction((tx) => hasGain(tx, system, personId, actor)))
    throw couplingsErrors.error("couplings.own_interest");
}
