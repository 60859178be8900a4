import type { Context } from "../../kernel/context.ts";
import { accessErrors, requireCapability } from "../access/index.ts";
import type { Agent } from "./weigh.ts";

/** Throws access.capability_missing. */
export function agentOf(context: Context): Agent {
  requireCapability(context, "person.merge");
  const { actor } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  return { staffId: actor.staffId, label: actor.label };
}
