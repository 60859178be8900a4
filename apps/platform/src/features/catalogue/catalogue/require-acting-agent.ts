import type { Context } from "../../../kernel/context.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { catalogueErrors } from "./errors.ts";

/**
 * Four eyes are two names: neither the system nor a program signs a service. Throws catalogue.agent_needed.
 */
export function requireActingAgent({ actor }: Context): StaffId {
  if (actor.kind !== "staff") throw catalogueErrors.error("catalogue.agent_needed");
  return actor.staffId;
}
