import type { Context } from "../../../kernel/context.ts";
import { toComparableName } from "../../../kernel/text.ts";
import { accessErrors, requireCapability } from "../../access/access/index.ts";
import type { Agent } from "./check-merge.ts";

/** Throws access.capability_missing. */
export function requireMergeAgent(context: Context): Agent {
  requireCapability(context, "person.merge");
  const { actor } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  return { staffId: actor.staffId, label: actor.label };
}

/**
 * Two ids may be one person, who was lent here before being of the house. Whether somebody else decides is
 * `access.countAsOne`.
 */
export const isSameAgent = (
  one: { readonly id: Agent["staffId"]; readonly label: string } | undefined,
  { staffId, label }: Agent,
): boolean =>
  one !== undefined && (one.id === staffId || toComparableName(one.label) === toComparableName(label));
