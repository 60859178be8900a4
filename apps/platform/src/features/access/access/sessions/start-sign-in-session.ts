import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { findStaffActor } from "../staff/staff.ts";
import { type NewSession, openSession } from "./sessions.ts";

/**
 * Somebody showed who they are: a session, and the line that tells it, which a person reads in their journal
 * and an auditor in the authority's. As the system; returns the session's token.
 */
export async function startSignInSession(tx: Tx, system: Context, input: NewSession): Promise<string> {
  const session = await openSession(tx, system, input);
  const entry = { action: "access.signed_in", data: { method: input.method } };
  if (input.kind === "person") {
    const personId = parseId<"person">(input.subjectId);
    await record(tx, system.as({ kind: "person", personId }), { ...entry, personId });
    return session;
  }
  const agent = await findStaffActor(tx, system, parseId<"staff">(input.subjectId));
  await record(tx, agent ? system.as(agent) : system, entry);
  return session;
}
