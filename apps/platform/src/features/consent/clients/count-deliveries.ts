import type { Context } from "../../../kernel/context.ts";
import { type ClientId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { countServiceDeliveries, type DeliveryState } from "./store/deliveries.ts";

export interface DeliveryCount {
  readonly clientId: ClientId;
  readonly state: DeliveryState;
  /** Of the failed ones. */
  readonly failure?: string;
  readonly deliveries: number;
}

/** How the applications of one service answer: numbers only, of a service of the acting authority. */
export function countDeliveries(context: Context, serviceId: ServiceId): Promise<readonly DeliveryCount[]> {
  return context.read(async (tx) => {
    requireCapability(context, "client.manage", { serviceId });
    return (await countServiceDeliveries(tx, serviceId)).map(({ client_id, state, failure, deliveries }) => ({
      clientId: parseId<"client">(client_id),
      state,
      deliveries,
      ...(failure === null ? {} : { failure }),
    }));
  });
}
