import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { requestAllDeliveries } from "../clients/index.ts";
import { transfersErrors } from "./errors.ts";
import { getTransfer } from "./find-transfer.ts";

/**
 * Use case: the software lost what it had. Everybody who has the service now gets a line again, `open`, then
 * `suspend` where it is so, in the next files: same lines to acknowledge, same states for the person. Asked
 * twice, nobody is twice in what waits. Throws transfers.not_connected, access.capability_missing.
 */
export async function requestWholeList(context: Context, serviceId: ServiceId): Promise<void> {
  await context.transaction(async (tx) => {
    const { transfer } = await getTransfer(tx, context, serviceId, "subscription.read");
    if (!transfer.isOpen) throw transfersErrors.error("transfers.not_connected");
    await requestAllDeliveries(tx, context, transfer);
    await record(tx, context, { action: "transfers.whole_list_asked", data: { serviceId } });
  });
}
