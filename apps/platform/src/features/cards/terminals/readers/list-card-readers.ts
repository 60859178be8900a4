import type { Context } from "../../../../kernel/context.ts";
import { type Equipment, listEquipment, readerKinds } from "../../equipment/index.ts";
import { listReaderRows as listRows } from "../store/readers.ts";

/** An equipment that reads cards, and how far the platform follows it. */
export interface CardReaderEquipment {
  readonly equipment: Equipment;
  /** Whether it gave the key that signs what it says. */
  readonly hasKey: boolean;
  /** Of its last configuration; 0 while it had none. */
  readonly configuration: number;
  /** Lines of its journal that are held. */
  readonly lines: number;
}

/** Readers and whatever else gave a key, the revoked ones last. Throws access.capability_missing. */
export function listCardReaders(context: Context): Promise<readonly CardReaderEquipment[]> {
  return context.read(async (tx) => {
    const rows = new Map((await listRows(tx, context.authorityId)).map((row) => [row.equipment_id, row]));
    const all = await listEquipment(context);
    return all
      .filter(({ id, kind }) => readerKinds.includes(kind) || rows.has(id))
      .map((equipment) => {
        const row = rows.get(equipment.id);
        return {
          equipment,
          hasKey: row !== undefined,
          configuration: row?.sequence ?? 0,
          lines: row?.last ?? 0,
        };
      });
  });
}
