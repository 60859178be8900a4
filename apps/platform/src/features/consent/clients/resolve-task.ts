import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { record } from "../../trust/audit/index.ts";
import { clientsErrors } from "./errors.ts";
import { getTask } from "./list-tasks.ts";
import { setDeliveryState } from "./settle.ts";
import { findDelivery } from "./store/deliveries.ts";
import { toClientsSystem } from "./to-clients-system.ts";

const MAX_DETAIL_LENGTH = 500;

export type TaskOutcome = "done" | "refused";

/**
 * Use case: an agent of the service did it, or says why not; the person reads what they wrote. Done twice at
 * once, the second is told that it is no longer in the list. Throws clients.unknown_task,
 * clients.reason_needed.
 */
export async function resolveTask(
  context: Context,
  input: {
    readonly serviceId: ServiceId;
    readonly taskId: string;
    readonly outcome: TaskOutcome;
    /** The reference in the business application, or the reason. */
    readonly detail: string;
  },
): Promise<void> {
  const detail = toTidyText(input.detail).slice(0, MAX_DETAIL_LENGTH);
  if (input.outcome === "refused" && detail === "") throw clientsErrors.error("clients.reason_needed");
  const { task } = await context.transaction((tx) => getTask(tx, context, input));
  const system = toClientsSystem(context);
  await system.transaction(async (tx) => {
    const row = await findDelivery(tx, task.id, { forUpdate: true });
    if (row?.state !== "queued") throw clientsErrors.error("clients.unknown_task");
    const told = detail === "" ? {} : { detail };
    await setDeliveryState(
      tx,
      system,
      row,
      input.outcome === "done"
        ? { state: "acknowledged", told: { ...told, acknowledgedAt: context.now().toISOString() } }
        : { state: "failed", failure: "refused_by_agent", told },
    );
    await record(tx, context, {
      action: `clients.task_${input.outcome}`,
      data: { deliveryId: task.id, serviceId: input.serviceId },
    });
  });
}
