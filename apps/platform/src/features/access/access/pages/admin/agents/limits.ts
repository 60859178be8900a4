import type { Context, RoleGrant } from "../../../../../../kernel/context.ts";
import { staffRoles } from "../../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getTypedText, type TypedValues } from "../../../../../../web/index.ts";
import { readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { listServicesForManagement } from "../../../../../catalogue/catalogue/index.ts";
import { getServiceTitle } from "../../../../../catalogue/catalogue/pages/admin/services/find-version.ts";

/** What a role may be bounded to, by id. */
export interface Limits {
  readonly services: ReadonlyMap<string, string>;
  readonly desks: ReadonlyMap<string, string>;
}

export async function listLimits(context: Context): Promise<Limits> {
  const services = await listServicesForManagement(context);
  const desks = await readOpenDesks(context);
  return {
    services: new Map(
      services.map((service) => [
        service.id,
        getServiceTitle({ service, versions: service.versions }, context.language),
      ]),
    ),
    desks: new Map(desks.map(({ id, name }) => [id, name])),
  };
}

/**
 * The role that a form names; undefined when it is none of ours. An unknown limit is refused, never dropped.
 */
export function readGrant(typed: TypedValues, limits: Limits): RoleGrant | undefined {
  const [role, serviceId, deskId] = ["role", "service", "desk"].map((name) => getTypedText(typed, name));
  const found = staffRoles.find((one) => one === role);
  const isService = serviceId === "" || limits.services.has(serviceId ?? "");
  const isDesk = deskId === "" || limits.desks.has(deskId ?? "");
  if (!found || !isService || !isDesk) return undefined;
  return {
    role: found,
    ...(isUuid(serviceId) ? { serviceId: parseId<"service">(serviceId) } : {}),
    ...(isUuid(deskId) ? { deskId: parseId<"desk">(deskId) } : {}),
  };
}
