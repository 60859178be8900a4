import type { FastifyRequest } from "fastify";
import type { Context } from "../../../../../../kernel/context.ts";
import { parsePathId, parsePathNumber } from "../../../../../../web/index.ts";
import { readAgents } from "../../../../../access/access/index.ts";
import { readAuthority } from "../../../../../authorities/authorities/index.ts";
import {
  catalogueErrors,
  getOwnService,
  listVersions,
  type Service,
  type ServiceVersion,
} from "../../../index.ts";
import type { Territory } from "./element-choices.ts";

export interface VersionFound {
  readonly service: Service;
  readonly version: ServiceVersion;
  readonly versions: readonly ServiceVersion[];
  readonly territory: Territory;
}

/**
 * The version that the path names, with the others of its service. Throws catalogue.unknown_service,
 * unknown_version.
 */
export async function getVersion(request: FastifyRequest): Promise<VersionFound> {
  const { context } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const number = parsePathNumber(request, "version");
  const service = await getOwnService(context, serviceId);
  const versions = await listVersions(context, serviceId);
  const version = versions.find((one) => one.version === number);
  if (!version) throw catalogueErrors.error("catalogue.unknown_version");
  const { officialCode, name } = await readAuthority(context, context.authorityId);
  return { service, version, versions, territory: { code: officialCode, name } };
}

/** Names of colleagues, by id. */
export async function listAgentNames(context: Context): Promise<ReadonlyMap<string, string>> {
  return new Map((await readAgents(context)).map(({ id, displayName }) => [id, displayName]));
}

/** The name that the newest version gives the service, or its address while it has none. */
export function getServiceTitle(
  { service, versions }: Pick<VersionFound, "service" | "versions">,
  language: "fr" | "en",
): string {
  const title: unknown = versions[0]?.definition.title;
  const text: unknown = typeof title === "object" && title !== null ? Reflect.get(title, language) : "";
  return typeof text === "string" && text !== "" ? text : service.slug;
}
