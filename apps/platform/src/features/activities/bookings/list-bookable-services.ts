import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { listActivityRows } from "./store/activities.ts";

/** Lists the services of this authority that have an activity whose sessions may be booked. */
export function listBookableServices(context: Context): Promise<ReadonlySet<ServiceId>> {
  return context.read(async (tx) => {
    const activities = await listActivityRows(tx, context.authorityId);
    const open = activities.filter(({ closedOn }) => closedOn === null);
    return new Set(open.map(({ serviceId }) => serviceId));
  });
}
