import type { Context } from "../../kernel/context.ts";
import type { ServiceNamed } from "./decision.ts";

/** Use case: no to everything. A normal outcome: a line in the person's journal, nothing else anywhere. */
export async function refuseService(_context: Context, _input: ServiceNamed): Promise<void> {
  throw new Error("not written yet");
}
