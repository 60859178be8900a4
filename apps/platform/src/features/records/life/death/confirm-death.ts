import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { isNamesake } from "../../../../kernel/namesake.ts";
import { isAmongAgents, requireCapability } from "../../../access/access/index.ts";
import {
  findCurrentText,
  listFolded,
  listPeopleElements,
  waitEveryMerge,
} from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { lifeErrors } from "../errors.ts";
import { confirmDeathRow, type DeathRow, findDeathRow } from "../store.ts";
import { toLifeSystem } from "../to-life-system.ts";
import { openDeath } from "./death.ts";
import { endServices } from "./record-death.ts";

/**
 * Use case: another agent has seen that the death is also that of those who were merged with this person.
 * Only then do services under their numbers stop, and are they erased with the others one day. Confirmed
 * twice, it is once. Throws access.capability_missing, life.no_death, life.another_agent (who counts for one
 * with who recorded it; a namesake; an agent lent).
 */
export async function confirmDeath(
  context: Context,
  { personId }: { readonly personId: PersonId },
): Promise<void> {
  requireCapability(context, "death.record");
  const { actor } = context;
  if (actor.kind !== "staff") throw lifeErrors.error("life.another_agent");
  const system = toLifeSystem(context);
  await system.transaction(async (tx) => {
    await waitEveryMerge(tx, system);
    const row = await findDeathRow(tx, system.authorityId, personId);
    if (!row) throw lifeErrors.error("life.no_death");
    const folded = await listFolded(tx, system, personId);
    if (row.confirmed_by !== null || folded.length === 0) return;
    const { by } = await openDeath(tx, system, personId, row);
    const first = { id: row.recorded_by === null ? undefined : parseId<"staff">(row.recorded_by), label: by };
    const isSame = await isAmongAgents(tx, context, [first]);
    const names = await listPersonFamilyNames(tx, system, [personId, ...folded]);
    if (isSame || actor.delegationId !== undefined || isNamesake(actor.label, names))
      throw lifeErrors.error("life.another_agent");
    await confirmDeathRow(tx, row, { confirmed_by: actor.staffId, confirmed_on: toCivilDate(context.now()) });
    for (const one of folded) await endServices(tx, system, one);
    for (const one of [personId, ...folded])
      await record(tx, context, { action: "life.death_confirmed", personId: one });
  });
}

/** Until it is confirmed, nothing of those merged with the dead ends, and nobody is erased. */
export async function isAwaitingColleague(
  tx: Tx,
  context: Context,
  { person_id, confirmed_by }: Pick<DeathRow, "person_id" | "confirmed_by">,
): Promise<boolean> {
  return confirmed_by === null && (await listFolded(tx, context, person_id as PersonId)).length > 0;
}

async function listPersonFamilyNames(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<readonly string[]> {
  const known = await listPeopleElements(tx, system, people, ["family_name", "name_of_use"]);
  return [...known.values()].flatMap((pairs) =>
    (["family_name", "name_of_use"] as const).map((name) => findCurrentText(pairs, name) ?? ""),
  );
}
