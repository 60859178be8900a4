import type { Context } from "../../../kernel/context.ts";
import { drawToken, hashToken, parseResumeCode } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { EquipmentId } from "./equipment.ts";
import { toEquipmentSystem } from "./equipment-system.ts";
import { equipmentErrors } from "./errors.ts";
import { startEquipmentRow } from "./store/calls.ts";

export interface Paired {
  readonly id: EquipmentId;
  readonly name: string;
  /** Shown this once; kept as its hash. */
  readonly secret: string;
}

/** Use case: a code, good once, becomes a secret; the former secret ends. Throws equipment.code_not_valid. */
export async function confirmEquipmentPairing(
  context: Context,
  { code }: { readonly code: string },
): Promise<Paired> {
  const system = toEquipmentSystem(context);
  const secret = `ardeco_eq_${drawToken()}`;
  return system.transaction(async (tx) => {
    const paired = await startEquipmentRow(tx, {
      authorityId: context.authorityId,
      codeHash: hashToken(parseResumeCode(code)),
      secretHash: hashToken(secret),
      now: context.now(),
    });
    if (!paired) throw equipmentErrors.error("equipment.code_not_valid");
    const { id, name } = paired;
    await record(tx, system, { action: "equipment.paired", data: { equipment: id, name } });
    return { id, name, secret };
  });
}
