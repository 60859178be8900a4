import type { Context, Tx } from "../../../kernel/context.ts";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getDesk, listOpenDesks } from "../../authorities/authorities/index.ts";
import { type Equipment, type EquipmentId, equipmentKinds, type PlacedEquipment } from "./equipment.ts";
import { computeSilenceStart, equipmentStates } from "./rules.ts";
import { listChosenEquipmentRows, searchEquipmentRows } from "./store/list.ts";

/**
 * Use case: one page of the equipment looked for, by `kind` and `state`. Throws access.capability_missing.
 */
export async function searchEquipment(
  context: Context,
  { filters, ...question }: ListQuestion,
): Promise<ListRows<PlacedEquipment>> {
  requireCapability(context, "equipment.manage");
  const search = {
    ...question,
    authorityId: context.authorityId,
    kind: equipmentKinds.find((kind) => kind === filters.kind),
    state: equipmentStates.find((state) => state === filters.state),
    silentBefore: computeSilenceStart(context.now()),
  };
  return context.transaction(async (tx) => {
    const page = await searchEquipmentRows(tx, search);
    return { ...page, rows: await addDeskNames(tx, context, page.rows) };
  });
}

/** Use case: those of these that are there. Throws access.capability_missing. */
export async function listChosenEquipment(
  context: Context,
  ids: readonly EquipmentId[],
): Promise<readonly PlacedEquipment[]> {
  requireCapability(context, "equipment.manage");
  return context.transaction(async (tx) =>
    addDeskNames(tx, context, await listChosenEquipmentRows(tx, context.authorityId, ids)),
  );
}

/** Of desks that closed as well: the equipment is still theirs. */
async function addDeskNames(
  tx: Tx,
  context: Context,
  all: readonly Equipment[],
): Promise<readonly PlacedEquipment[]> {
  const names = new Map((await listOpenDesks(tx, context)).map(({ id, name }) => [id, name]));
  for (const { deskId } of all)
    if (!names.has(deskId)) names.set(deskId, (await getDesk(tx, context, deskId)).name);
  return all.map((equipment) => ({ ...equipment, deskName: names.get(equipment.deskId) ?? "" }));
}
