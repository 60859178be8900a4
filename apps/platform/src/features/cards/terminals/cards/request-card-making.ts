import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { type EquipmentId, listEquipment } from "../../equipment/index.ts";
import { getSupport, type SupportSeen } from "../../supports/index.ts";
import { readApplications } from "../define-application.ts";
import { terminalsErrors } from "../errors.ts";
import { toTerminalsSystem } from "../reader-key.ts";
import { MAKING_MINUTES } from "../rules.ts";
import { saveMaking } from "../store/makings.ts";
import { listReaderRows } from "../store/readers.ts";

/** A reader that can make a card, as agents know it. */
export interface Maker {
  readonly id: EquipmentId;
  readonly name: string;
  readonly place: string;
}

/**
 * Readers at work that gave their key; none while no application of cards is there. Throws
 * access.capability_missing.
 */
export async function listMakers(context: Context): Promise<readonly Maker[]> {
  requireCapability(context, "person.enrol");
  const system = toTerminalsSystem(context);
  return system.transaction(async (tx) => {
    const applications = await readApplications(tx, system);
    if (applications.every(({ closedOn }) => closedOn !== null)) return [];
    const rows = await listReaderRows(tx, system.authorityId);
    const known = new Set(rows.map(({ equipment_id }) => equipment_id));
    const all = await listEquipment(system);
    return all
      .filter(({ id, state, kind }) => state === "active" && kind === "reader" && known.has(id))
      .map(({ id, name, place }) => ({ id, name, place }));
  });
}

/**
 * Use case: the next blank card that this reader sees becomes this support, for five minutes. Asked again,
 * the last one stands. Throws access.capability_missing, supports.unknown, terminals.not_to_make.
 */
export async function requestCardMaking(
  context: Context,
  { id: supportId, version, equipmentId }: SupportSeen & { readonly equipmentId: EquipmentId },
): Promise<void> {
  requireCapability(context, "person.enrol");
  const makers = await listMakers(context);
  const maker = makers.find(({ id }) => id === equipmentId);
  const support = await getSupport(context, supportId);
  const isToMake = support.kind === "card" && support.state === "ordered" && support.version === version;
  if (!maker || !isToMake) throw terminalsErrors.error("terminals.not_to_make");
  await context.transaction(async (tx) => {
    const { personId, number } = support;
    const data = { number, equipment: maker.name };
    await record(tx, context, { action: "terminals.making_asked", personId, data });
  });
  const system = toTerminalsSystem(context);
  await system.transaction((tx) =>
    saveMaking(tx, {
      authority_id: system.authorityId,
      equipment_id: equipmentId,
      support_id: supportId,
      until: new Date(system.now().getTime() + MAKING_MINUTES * 60_000),
    }),
  );
}
