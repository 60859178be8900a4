import { isDocumentKind } from "@ardeco/contracts";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability, resumeAccount } from "../../../access/access/index.ts";
import {
  addRepresentation,
  setHouseholdMember,
  validateRepresentation,
} from "../../../identity/households/index.ts";
import {
  findPerson,
  requireNotFolded,
  setPersonStatus,
  waitEveryMerge,
} from "../../../identity/identity/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { lifeErrors } from "../errors.ts";
import { computeReversalLimit } from "../rules.ts";
import { deleteDeath, findDeathRow } from "../store.ts";
import { toLifeSystem } from "../to-life-system.ts";
import { isAwaitingColleague } from "./confirm-death.ts";
import { type DeathDetail, openDeath } from "./death.ts";

/**
 * Use case: the death was recorded in error. The person, their links and their household are as before;
 * services are not: a withdrawn grant never lives again. Throws access.capability_missing, life.no_death,
 * life.too_late, life.reason_needed, identity.leads_elsewhere.
 */
export async function cancelDeath(
  context: Context,
  { personId, reason }: { readonly personId: PersonId; readonly reason: string },
): Promise<void> {
  requireCapability(context, "death.record");
  if (toTidyText(reason) === "") throw lifeErrors.error("life.reason_needed");
  const system = toLifeSystem(context);
  await system.transaction(async (tx) => {
    const row = await findDeathRow(tx, system.authorityId, personId);
    if (!row) throw lifeErrors.error("life.no_death");
    await waitEveryMerge(tx, system);
    await requireNotFolded(tx, system, personId);
    // Nobody is erased before a colleague has looked: until then it is not too late.
    const isPast = toCivilDate(context.now()) > computeReversalLimit(row.recorded_on);
    if (isPast && !(await isAwaitingColleague(tx, system, row))) throw lifeErrors.error("life.too_late");
    const { before } = await openDeath(tx, system, personId, row);
    if (!(await deleteDeath(tx, system.authorityId, personId))) return;
    await setPersonStatus(tx, system, personId, before.status);
    await resumeAccount(tx, system, personId);
    await resumeFormerState(tx, system, personId, before);
    await record(tx, context, {
      action: "life.death_reversed",
      personId,
      data: { reason: toTidyText(reason) },
    });
    if (before.hadFile) await record(tx, context, { action: "life.file_to_send_again", personId });
    await notify(tx, system, { personId, template: "death_reversed", data: {} });
  });
}

async function resumeFormerState(
  tx: Tx,
  system: Context,
  personId: PersonId,
  { edges, households }: DeathDetail["before"],
): Promise<void> {
  const today = toCivilDate(system.now());
  for (const { evidence, ...edge } of edges) {
    if (edge.until !== undefined && edge.until < today) continue;
    const other = edge.representativeId === personId ? edge.representedId : edge.representativeId;
    if (!(await isStillPresent(tx, system, other))) continue;
    const id = await addRepresentation(tx, system, edge);
    if (evidence !== undefined && isDocumentKind(evidence))
      await validateRepresentation(system, { id, evidence: { kind: evidence } });
  }
  for (const member of households) await setHouseholdMember(tx, system, { ...member, personId });
}

/** Who died or was erased meanwhile is tied to nobody again. */
async function isStillPresent(tx: Tx, system: Context, personId: PersonId): Promise<boolean> {
  const person = await findPerson(tx, system, personId);
  return person !== undefined && !["deceased", "erased", "merged"].includes(person.status);
}
