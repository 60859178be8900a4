import type { Context } from "../../../kernel/context.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { hasCapability, listAgents } from "../../access/access/index.ts";

export interface Assignee {
  readonly id: StaffId;
  readonly name: string;
}

/** Colleagues who work at a desk. Whether they serve the desk of a row is asked when it is given. */
export async function listAssignees(context: Context): Promise<readonly Assignee[]> {
  const { actor } = context;
  if (!hasCapability(actor, "file.assign")) return [];
  const agents = await context.transaction((tx) => listAgents(tx, context));
  return agents
    .filter(({ id }) => actor.kind === "staff" && id !== actor.staffId)
    .filter(({ roles }) => roles.some(({ role }) => atDesk.has(role)))
    .map(({ id, displayName }) => ({ id, name: displayName }));
}

const atDesk: ReadonlySet<string> = new Set(["reception", "validator", "service_validator"]);
