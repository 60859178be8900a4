import type { FastifyRequest } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import { type Desk, getOpenDesk, readOpenDesks } from "../../../../../authorities/authorities/index.ts";
import { listServicesForManagement } from "../../../../../catalogue/catalogue/index.ts";
import { getServiceTitle } from "../../../../../catalogue/catalogue/pages/admin/services/find-version.ts";
import type { AuthorityServices } from "./desk-fields.ts";

export const DESKS = adminPlaces.desks.path;

export interface AuthorityDesks {
  readonly desks: readonly Desk[];
  readonly services: AuthorityServices;
}

export async function readDesks({ ardeco: { context } }: FastifyRequest): Promise<AuthorityDesks> {
  const services = await listServicesForManagement(context);
  return {
    desks: await readOpenDesks(context),
    services: services.map((service) => ({
      slug: service.slug,
      title: getServiceTitle({ service, versions: service.versions }, context.language),
    })),
  };
}

/** The desk that the path names. Throws authorities.unknown_desk. */
export async function readDesk(request: FastifyRequest): Promise<Desk> {
  const { context } = request.ardeco;
  return getOpenDesk(context, parsePathId<"desk">(request, "desk"));
}
