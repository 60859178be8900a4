import type { Context } from "../../../kernel/context.ts";
import { type ClientId, isUuid } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { accessErrors } from "../../access/access/index.ts";
import { clientsErrors } from "./errors.ts";
import { setDeliveryState } from "./settle.ts";
import { findDelivery } from "./store/deliveries.ts";

const MAX_DETAIL_LENGTH = 500;

/**
 * Use case: the application says that it did what the token asked (account closed, data erased). It may say
 * so before our own record of its 202. Saying it again changes nothing. Throws clients.unknown_delivery (also
 * when it is another application's), clients.delivery_failed.
 */
export async function confirmDelivery(
  context: Context,
  input: { clientId: ClientId; jti: string; detail?: string },
): Promise<void> {
  const { actor } = context;
  const itself = actor.kind === "client" && actor.clientId === input.clientId;
  if (!itself && actor.kind !== "system") throw accessErrors.error("access.capability_missing");
  await context.transaction(async (tx) => {
    const row = isUuid(input.jti) ? await findDelivery(tx, input.jti, { forUpdate: true }) : undefined;
    if (row?.client_id !== input.clientId) throw clientsErrors.error("clients.unknown_delivery");
    if (row.state === "acknowledged") return;
    if (row.state === "failed") throw clientsErrors.error("clients.delivery_failed");
    const detail = toTidyText(input.detail ?? "").slice(0, MAX_DETAIL_LENGTH);
    await setDeliveryState(tx, context, row, {
      state: "acknowledged",
      told: { acknowledgedAt: context.now().toISOString(), ...(detail === "" ? {} : { detail }) },
    });
  });
}
