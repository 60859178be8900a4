import type { Context, Tx } from "../../../../kernel/context.ts";
import { type DeskId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { findStaffActor } from "../../../access/access/index.ts";
import type { AgentAct } from "../deciding/decision.ts";
import { enrolmentErrors } from "../errors.ts";
import { applyFileAct, getAgentFileLocked, toEnrolmentFile, updateFileVersion } from "../file/change-file.ts";
import type { EnrolmentFile } from "../file/file.ts";
import { recordStep } from "../file/step.ts";
import { isDeskAgent } from "../rules.ts";
import type { FileRow } from "../store/tables.ts";

/**
 * Use case: an agent takes a file, gives it to a colleague of the same desk, or puts it back (null). Taking a
 * file just received begins its review. Throws enrolment.agent_not_at_desk, enrolment.not_possible_now,
 * request.changed_meanwhile.
 */
export async function assignFile(
  context: Context,
  input: AgentAct & { readonly to: StaffId | null },
): Promise<EnrolmentFile> {
  return context.transaction(async (tx) => {
    const row = await getAgentFileLocked(tx, context, input, "file.assign");
    if (row.desk_id === null || row.state === "draft")
      throw enrolmentErrors.error("enrolment.not_possible_now");
    const agent =
      input.to === null
        ? undefined
        : await getDeskAgentName(tx, context, input.to, parseId<"desk">(row.desk_id));
    const change = { assigned_to: input.to };
    const begins = row.state === "submitted" && input.to !== null;
    const assigned = begins
      ? await applyFileAct(tx, context, row, "take", change)
      : await updateFileVersion(tx, context, row, change);
    await recordStep(tx, context, assigned, "assigned", agent === undefined ? {} : { agent });
    return toEnrolmentFile(assigned);
  });
}

/** A decision on a file that nobody took makes it the decider's. */
export async function assignFreeFile(tx: Tx, context: Context, row: FileRow): Promise<FileRow> {
  if (row.state !== "submitted") return row;
  const { actor } = context;
  const self = actor.kind === "staff" ? actor.staffId : null;
  const taken = await applyFileAct(tx, context, row, "take", { assigned_to: row.assigned_to ?? self });
  await recordStep(tx, context, taken, "assigned", actor.kind === "staff" ? { agent: actor.label } : {});
  return taken;
}

/**
 * Name of an agent who serves the desk; oneself, when lent by another authority, is not in this one's staff.
 */
async function getDeskAgentName(tx: Tx, context: Context, staffId: StaffId, deskId: DeskId): Promise<string> {
  const { actor } = context;
  const self = actor.kind === "staff" && actor.staffId === staffId ? actor : undefined;
  const agent = self ?? (await findStaffActor(tx, context, staffId));
  if (agent?.kind !== "staff" || !isDeskAgent(agent, deskId))
    throw enrolmentErrors.error("enrolment.agent_not_at_desk");
  return agent.label;
}
