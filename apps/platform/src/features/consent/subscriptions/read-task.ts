import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { getTask, type Task } from "../clients/index.ts";
import { consentErrors, type ReleasedItem, sendRelease } from "../consent/index.ts";
import { toSubscriptionsSystem } from "./to-subscriptions-system.ts";

/** A task with what the person agreed that the service knows, as of now; nothing once they withdrew. */
export interface OpenTask {
  readonly task: Task;
  readonly items: readonly ReleasedItem[];
}

/**
 * Use case: an agent of the service reads what its application would have read, under the same agreement; the
 * person sees it in their journal. Throws clients.unknown_task, access.capability_missing.
 */
export async function readTask(
  context: Context,
  asked: { readonly serviceId: ServiceId; readonly taskId: string },
): Promise<OpenTask> {
  const { task, personId, holderId } = await context.transaction((tx) => getTask(tx, context, asked));
  const sector = { providerId: context.authorityId, serviceId: asked.serviceId };
  const holder = toSubscriptionsSystem(context, holderId);
  const read = () =>
    holder.transaction((tx) =>
      sendRelease(tx, holder, { personId, sector, grantId: task.grantId, via: "work_list" }),
    );
  return {
    task,
    items: await recoverRefusal(
      gone,
      async () => (await read()).items,
      () => [],
    ),
  };
}

/** Withdrawn, erased or paused: what is left to do is to close or to suspend, by the reference. */
const gone = listCodes(consentErrors, "consent.no_live_grant", "consent.paused");
