import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { getClientSector } from "./client-adapter.ts";
import { findUsableGrant } from "./consent-grants.ts";
import { parseGrantRef } from "./grant-ref.ts";

/**
 * The consent under which this request goes on: the one just given, the one this browser used last, or the
 * one the person gave elsewhere. The library would only look into the browser's session.
 */
export function buildExistingGrantFinder(context: Context): NonNullable<Configuration["loadExistingGrant"]> {
  return async (ctx) => {
    const { client, provider } = ctx.oidc;
    const accountId = ctx.oidc.account?.accountId;
    if (!client || !accountId) return undefined;
    const actingId = parseId<"person">(accountId);
    const named = findNamedGrant(ctx);
    const ref = named === undefined ? undefined : parseGrantRef(named);
    if (named !== undefined && ref?.clientId === client.clientId && ref.actingId === actingId) {
      const grant = await provider.Grant.find(named);
      if (grant) return grant;
    }
    const { serviceId } = getClientSector(client);
    const usable = await findUsableGrant(context, {
      clientId: parseId<"client">(client.clientId),
      serviceId,
      actingId,
    });
    return usable === undefined ? undefined : provider.Grant.find(usable);
  };
}

function findNamedGrant({ oidc }: KoaContextWithOIDC): string | undefined {
  const clientId = oidc.client?.clientId ?? "";
  return oidc.result?.consent?.grantId ?? oidc.session?.grantIdFor(clientId);
}
