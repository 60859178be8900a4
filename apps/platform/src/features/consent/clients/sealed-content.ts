import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { buildJsonReader, openForSector, type Sector, sealForSector } from "../../trust/keys/index.ts";
import { type Delivery, DeliveryContent } from "./delivery.ts";
import type { DeliveryRow } from "./store/deliveries.ts";

const readContent = buildJsonReader("delivery", DeliveryContent);

export function getDeliverySector(row: Pick<DeliveryRow, "provider_id" | "service_id">): Sector {
  return { providerId: parseId<"authority">(row.provider_id), serviceId: parseId<"service">(row.service_id) };
}

export function sealContent(context: Context, sector: Sector, id: string, content: DeliveryContent): Buffer {
  return sealForSector(context, sector, `delivery:${id}`, JSON.stringify(content));
}

/** Throws keys.cannot_open when the row was moved to another sector, or its content to another row. */
export function openContent(context: Context, row: DeliveryRow): DeliveryContent {
  return readContent(
    openForSector(context, getDeliverySector(row), `delivery:${row.id}`, row.content_sealed),
  );
}

export function toDelivery(context: Context, row: DeliveryRow): Delivery {
  const { message: _, attempts: __, byHand, ...told } = openContent(context, row);
  return {
    id: parseId<"delivery">(row.id),
    clientId: parseId<"client">(row.client_id),
    grantId: parseId<"grant">(row.grant_id),
    sequence: row.sequence,
    state: row.state,
    ...(row.failure === null ? {} : { failure: row.failure }),
    byHand: byHand !== undefined,
    ...told,
  };
}
