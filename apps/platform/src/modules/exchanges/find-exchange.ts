import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type ServiceId } from "../../kernel/ids.ts";
import { type Capability, requireCapability } from "../access/index.ts";
import { getOwnService, getServiceVersion } from "../catalogue/index.ts";
import { exchangesErrors } from "./errors.ts";
import type { Exchange } from "./exchange.ts";
import { defaultColumns, sourcesOf } from "./format/sources.ts";
import { type ExchangeRow, findExchangeRow } from "./store/exchanges.ts";

/** How the service is told by files; undefined when it is not. For its managers and the administrators. */
export async function findExchange(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
): Promise<Exchange | undefined> {
  requireCapability(context, "client.manage", { serviceId });
  const row = await findExchangeRow(tx, context.authorityId, serviceId);
  return row && exchangeOf(tx, context, row);
}

/** For who acts under this capability. Throws exchanges.not_connected, access.capability_missing. */
export async function getExchange(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
  capability: Capability,
): Promise<{ readonly row: ExchangeRow; readonly exchange: Exchange }> {
  requireCapability(context, capability, { serviceId });
  const row = await findExchangeRow(tx, context.authorityId, serviceId);
  if (!row) throw exchangesErrors.error("exchanges.not_connected");
  return { row, exchange: await exchangeOf(tx, context, row) };
}

async function exchangeOf(tx: Tx, context: Context, row: ExchangeRow): Promise<Exchange> {
  const serviceId = asId<"service">(row.service_id);
  const items = await itemsAsked(tx, context, serviceId);
  return {
    serviceId,
    clientId: asId<"client">(row.client_id),
    format: row.format,
    columns: row.format.columns ?? defaultColumns(items),
    sources: sourcesOf(items),
    schedule: row.schedule,
    lateAfterDays: row.late_after_days,
    isOpen: row.state === "open",
    revision: row.revision,
  };
}

/** In the version offered today; nothing before the first one. */
async function itemsAsked(tx: Tx, context: Context, serviceId: ServiceId): Promise<readonly string[]> {
  const { currentVersion } = await getOwnService(tx, context, serviceId);
  if (currentVersion === undefined) return [];
  const { definition } = await getServiceVersion(tx, serviceId, currentVersion);
  return definition.requests.map(({ element }) => element);
}
