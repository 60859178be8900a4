import type { Context } from "../../kernel/context.ts";
import { accessErrors } from "./errors.ts";
import { type Capability, holds, type Reach } from "./rules.ts";

/** Throws access.capability_missing unless the acting agent holds the capability there. The system always does. */
export function requireCapability(context: Context, capability: Capability, reach?: Reach): void {
  if (!holds(context.actor, capability, reach)) throw accessErrors.error("access.capability_missing");
}
