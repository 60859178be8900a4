import type { Context } from "../../kernel/context.ts";
import type { ServiceId } from "../../kernel/ids.ts";
import { record } from "../audit/index.ts";
import { tellEveryone } from "../clients/index.ts";
import { exchangesErrors } from "./errors.ts";
import { getExchange } from "./find-exchange.ts";

/**
 * Use case: the software lost what it had. Everybody who has the service now gets a line again, `open`, then `suspend` where it is
 * so, in the next files: same lines to acknowledge, same states for the person. Asked twice, nobody is twice in what waits.
 * Throws exchanges.not_connected, access.capability_missing.
 */
export async function askWholeList(context: Context, serviceId: ServiceId): Promise<void> {
  await context.transaction(async (tx) => {
    const { exchange } = await getExchange(tx, context, serviceId, "subscription.read");
    if (!exchange.isOpen) throw exchangesErrors.error("exchanges.not_connected");
    await tellEveryone(tx, context, exchange);
    await record(tx, context, { action: "exchanges.whole_list_asked", data: { serviceId } });
  });
}
