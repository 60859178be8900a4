import type { FastifyRequest } from "fastify";
import { parsePathId } from "../../../../../../web/index.ts";
import { getOwnService, listVersions } from "../../../../../catalogue/catalogue/index.ts";
import { getServiceTitle } from "../../../../../catalogue/catalogue/pages/admin/services/find-version.ts";
import { type Client, clientsErrors, countDeliveries, listClients } from "../../../index.ts";

/**
 * Applications of the service in the path, with its name. Throws catalogue.unknown_service,
 * access.capability_missing.
 */
export async function findClients(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const service = await getOwnService(context, serviceId);
  const versions = await listVersions(context, serviceId);
  // The work list has pages of its own: it has neither secret nor address to look after.
  const all = await listClients(context, serviceId);
  const clients = all.filter(({ channel }) => channel === "push");
  const counts = await countDeliveries(context, serviceId);
  return { serviceId, clients, counts, serviceTitle: getServiceTitle({ service, versions }, language) };
}

/** The one that the path names. Throws clients.unknown_client. */
export function getRequestedClient(request: FastifyRequest, clients: readonly Client[]): Client {
  const found = clients.find(({ id }) => id === parsePathId<"client">(request, "client"));
  if (!found) throw clientsErrors.error("clients.unknown_client");
  return found;
}
