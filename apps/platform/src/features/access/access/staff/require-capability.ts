import type { Context } from "../../../../kernel/context.ts";
import { accessErrors } from "../errors.ts";
import { resolveWithheldRoles } from "../rules/sign-in-strength.ts";
import { type Capability, hasCapability, type Reach } from "../rules.ts";

/**
 * Throws access.capability_missing unless the acting agent holds the capability there, or
 * access.strong_sign_in_required when only the way they signed in is missing. The system always holds
 * everything.
 */
export function requireCapability(context: Context, capability: Capability, reach?: Reach): void {
  if (hasCapability(context.actor, capability, reach)) return;
  const heldBack = isHeldBack(context, capability, reach);
  throw accessErrors.error(heldBack ? "access.strong_sign_in_required" : "access.capability_missing");
}

/** Their roles would do, but for the way they signed in. */
export const isHeldBack = (
  { actor }: Pick<Context, "actor">,
  capability: Capability,
  reach?: Reach,
): boolean =>
  !hasCapability(actor, capability, reach) && hasCapability(resolveWithheldRoles(actor), capability, reach);
