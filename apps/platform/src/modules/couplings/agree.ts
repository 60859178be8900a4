import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { record } from "../audit/index.ts";
import { requireActFor } from "../households/index.ts";
import { requireNotFolded } from "../identity/index.ts";
import type { Coupling, CouplingId } from "./coupling.ts";
import { couplingsErrors } from "./errors.ts";
import { type Held, heldBy, isOffered } from "./held.ts";
import { agreementsOf, asCouplings, couplingSubject, numbersOf, requirePerson, sealTold } from "./member.ts";
import { missingFor, servicesOf, stateOn } from "./rules.ts";
import { endAgreement, insertAgreement } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";

interface Asked {
  readonly id: CouplingId;
  readonly personId: PersonId;
}

/**
 * Use case: the person, or who may act for them for each of its services, says yes to an offer: the giving service will be told "entitled", and
 * nobody anything else. Said already, nothing changes. Throws request.forbidden, households.cannot_act_for, couplings.unknown,
 * couplings.not_living, couplings.not_held.
 */
export async function agreeCoupling(context: Context, { id, personId }: Asked): Promise<void> {
  const { coupling, system } = await reached(context, { id, personId });
  await system.transaction(async (tx) => {
    await requireNotFolded(tx, system, personId);
    const today = civilDate(system.now());
    if (stateOn(coupling, today) !== "living" || !(await isOffered(tx, system, coupling)))
      throw couplingsErrors.error("couplings.not_living");
    const numbers = await numbersOf(tx, system, personId);
    const held = await heldBy(tx, system, numbers);
    const grant = requireHeld(coupling, held);
    const lives = (await agreementsOf(tx, system, { numbers, couplings: [coupling] })).some(
      ({ endedOn }) => endedOn === null,
    );
    if (lives) return;
    const agreementId = system.newId<string>();
    const told = { pairwise: grant.pairwiseSubject, grantId: grant.id };
    const isNew = await insertAgreement(tx, {
      authority_id: system.authorityId,
      id: agreementId,
      coupling_id: id,
      subject: couplingSubject(system, id, personId),
      from_day: today,
      ended_on: null,
      end_reason: null,
      told_last_day: null,
      sealed: sealTold(system, coupling.giverId, agreementId, told),
    });
    if (!isNew) return;
    const data = { coupling: id, name: coupling.name };
    await record(tx, context, { action: "couplings.agreed", personId, data });
  });
}

/** Use case: no after a yes, at once. Said already, nothing changes. Throws request.forbidden, households.cannot_act_for, couplings.unknown. */
export async function withdrawCoupling(context: Context, { id, personId }: Asked): Promise<void> {
  const { coupling, system } = await reached(context, { id, personId });
  await system.transaction(async (tx) => {
    const numbers = await numbersOf(tx, system, personId);
    for (const agreement of await agreementsOf(tx, system, { numbers, couplings: [coupling] })) {
      const on = civilDate(system.now());
      if (agreement.endedOn !== null) continue;
      const ending = { id: agreement.id, on, reason: "withdrawn" } as const;
      if (!(await endAgreement(tx, system.authorityId, ending))) continue;
      const data = { coupling: id, name: coupling.name };
      await record(tx, context, { action: "couplings.withdrawn", personId, data });
    }
  });
}

/** An offer speaks of all of its services: whoever acts for one of them alone does not even read it. */
async function reached(
  context: Context,
  { id, personId }: Asked,
): Promise<{ readonly coupling: Coupling; readonly system: Context }> {
  requirePerson(context);
  const system = asCouplings(context);
  const [coupling] = await system.transaction((tx) => listCouplingRows(tx, system.authorityId, { id }));
  await context.transaction((tx) => requireAll(tx, context, personId, coupling ? servicesOf(coupling) : []));
  if (!coupling) throw couplingsErrors.error("couplings.unknown");
  return { coupling, system };
}

async function requireAll(
  tx: Tx,
  context: Context,
  forPersonId: PersonId,
  serviceIds: readonly ServiceId[],
): Promise<void> {
  if (serviceIds.length === 0) await requireActFor(tx, context, { forPersonId, act: "usual" });
  for (const serviceId of serviceIds)
    await requireActFor(tx, context, { forPersonId, act: "usual", serviceId });
}

function requireHeld(coupling: Coupling, held: Held) {
  const grant = held.grants.get(coupling.giverId);
  if (grant === undefined || missingFor(coupling, held.open).length > 0)
    throw couplingsErrors.error("couplings.not_held");
  return grant;
}
