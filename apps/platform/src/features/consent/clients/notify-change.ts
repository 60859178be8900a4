import type { Context } from "../../../kernel/context.ts";
import { type ClientId, parseId } from "../../../kernel/ids.ts";
import { listAgents } from "../../access/access/index.ts";
import { notifyAddress } from "../../messaging/notifications/index.ts";
import { findOwnClient } from "./store/clients.ts";

/**
 * Job: a return address, a key or a secret of an application comes into force a day later. Whoever manages
 * its service is told, the agent who asked for it too: what nobody asked for is then seen in time.
 */
export async function notifyChange(context: Context, clientId: ClientId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await findOwnClient(tx, context.authorityId, clientId);
    // Taken back meanwhile.
    if (!row?.waiting_until) return;
    const serviceId = parseId<"service">(row.service_id);
    const managers = (await listAgents(tx, context)).filter(({ roles }) =>
      roles.some(
        (grant) =>
          grant.role === "authority_administrator" ||
          (grant.role === "service_manager" &&
            (grant.serviceId === undefined || grant.serviceId === serviceId)),
      ),
    );
    const data = { application: row.name, serviceId, until: row.waiting_until.toISOString() };
    for (const { email: to } of managers)
      await notifyAddress(tx, context, { to, template: "client_change_waits", data });
  });
}
