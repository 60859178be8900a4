import type { Context } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";

/** A device is nobody: what it says is written by the system. */
export const toEquipmentSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "equipment",
    reason: "A device that gives its pairing code is nobody until it has been paired.",
  });
