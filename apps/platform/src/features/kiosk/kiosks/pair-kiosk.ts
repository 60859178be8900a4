import type { Context } from "../../../kernel/context.ts";
import {
  confirmEquipmentPairing,
  type Equipment,
  findEquipmentBySecret,
  recordEquipmentCall,
} from "../../cards/equipment/index.ts";
import { kiosksErrors } from "./errors.ts";

/**
 * Use case: the code that an administrator read becomes the secret of this machine, told this once. A code of
 * another kind of equipment is used up and opens nothing. Throws equipment.code_not_valid,
 * kiosks.not_a_kiosk.
 */
export async function registerKiosk(context: Context, code: string): Promise<{ readonly secret: string }> {
  const { secret } = await confirmEquipmentPairing(context, { code });
  const known = await findEquipmentBySecret(context, secret);
  if (known?.kind !== "kiosk") throw kiosksErrors.error("kiosks.not_a_kiosk");
  return { secret };
}

/**
 * The kiosk of this secret, whose call is noted; undefined when it is unknown, replaced, revoked, or of
 * another equipment.
 */
export async function findKiosk(
  context: Context,
  secret: string | undefined,
): Promise<Equipment | undefined> {
  const known = secret === undefined ? undefined : await findEquipmentBySecret(context, secret);
  if (known?.kind !== "kiosk") return undefined;
  await recordEquipmentCall(context, known);
  return known;
}

/** Throws kiosks.not_paired. */
export async function requireKiosk(context: Context, secret: string | undefined): Promise<Equipment> {
  const kiosk = await findKiosk(context, secret);
  if (!kiosk) throw kiosksErrors.error("kiosks.not_paired");
  return kiosk;
}
