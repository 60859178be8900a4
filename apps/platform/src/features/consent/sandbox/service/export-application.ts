import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { clientsErrors } from "../../clients/index.ts";
import { readSpace } from "../trace/read-space.ts";
import { type Exported, FORMAT } from "./exported.ts";

/**
 * Use case: everything that an authority needs to register the application, but its secret. Throws
 * clients.unknown_client.
 */
export async function exportApplication(context: Context, clientId: string): Promise<Exported> {
  const { applications, services, checks } = await readSpace(context);
  const found = applications.find(({ client }) => client.id === clientId);
  const own = services.find(({ service }) => service.id === found?.serviceId);
  if (!found || !own) throw clientsErrors.error("clients.unknown_client");
  const { client } = found;
  const { name, authMethod, pushedRequestsOnly, boundTokensOnly } = client;
  const given = (
    ["initiateLoginUri", "backchannelLogoutUri", "eventsUri", "jwksUri", "jwks"] as const
  ).filter((one) => client[one] !== undefined);
  return {
    format: FORMAT,
    exportedOn: toCivilDate(context.now()),
    service: { slug: own.service.slug, definition: { ...own.definition } },
    application: {
      name,
      authMethod,
      redirectUris: [...client.redirectUris],
      postLogoutRedirectUris: [...client.postLogoutRedirectUris],
      ...Object.fromEntries(given.map((one) => [one, client[one]])),
      pushedRequestsOnly,
      boundTokensOnly,
    },
    checks: checks.map((one) => ({ name: one.name, seen: one.holds })),
  };
}
