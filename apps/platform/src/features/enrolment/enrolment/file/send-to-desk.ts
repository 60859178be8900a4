import type { Context } from "../../../../kernel/context.ts";
import type { DeskId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { getOpenDesk } from "../../../authorities/authorities/index.ts";
import type { AgentAct } from "../deciding/decision.ts";
import { enrolmentErrors } from "../errors.ts";
import { toEnrolmentSystem } from "../to-enrolment-system.ts";
import { getAgentFileLocked, updateFileVersion } from "./change-file.ts";
import { mayStayInMode } from "./route.ts";
import { recordStep } from "./step.ts";

export interface DeskSending extends AgentAct {
  readonly deskId: DeskId;
  /** Of an exception: why this file leaves the route of its organisation mode. The person reads it. */
  readonly reason?: string;
}

/**
 * Use case: sends a file to another desk of the authority, where nobody has taken it yet. Out of the route of
 * its organisation mode it is an exception, which says why: the person and the journal read it. The file may
 * leave the reach of whoever sends it, so that only the system can write it there. Throws
 * enrolment.outside_route without a reason, enrolment.not_possible_now, request.changed_meanwhile,
 * authorities.unknown_desk, access.capability_missing.
 */
export async function sendToDesk(context: Context, input: DeskSending): Promise<void> {
  const reason = toTidyText(input.reason ?? "");
  await context.transaction((tx) => getAgentFileLocked(tx, context, input, "file.assign"));
  const system = toEnrolmentSystem(context);
  await system.transaction(async (tx) => {
    const row = await getAgentFileLocked(tx, context, input, "file.assign");
    if (row.state === "draft") throw enrolmentErrors.error("enrolment.not_possible_now");
    const desk = await getOpenDesk(system, input.deskId);
    const byException = !mayStayInMode(row, desk);
    if (byException && reason === "") throw enrolmentErrors.error("enrolment.outside_route");
    const sent = await updateFileVersion(tx, context, row, {
      desk_id: desk.id,
      assigned_to: null,
      by_exception: byException,
    });
    const why = reason === "" ? {} : { reason };
    await recordStep(tx, context, sent, byException ? "sent_by_exception" : "sent_to_desk", {
      desk: desk.name,
      ...why,
    });
  });
}
