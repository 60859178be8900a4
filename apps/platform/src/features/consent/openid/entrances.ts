import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { listClientEntrances } from "../clients/index.ts";
import { buildIssuerUrl, type Issuer } from "./parts.ts";

/** A way into an application, for somebody who is here. */
export interface Entrance {
  readonly serviceId: ServiceId;
  /** Of the application, as its vendor gives it. */
  readonly name: string;
  /** Where to send the person: their browser asks the application, which asks us who they are. */
  readonly address: string;
}

/** Ways into the applications of these services. */
export async function listEntrances(
  context: Context,
  issuer: Pick<Issuer, "slug">,
  serviceIds: readonly ServiceId[],
): Promise<readonly Entrance[]> {
  const iss = buildIssuerUrl(context.ports, issuer);
  const clients = await listClientEntrances(context, serviceIds);
  return clients.map(({ serviceId, name, initiateLoginUri }) => {
    return { serviceId, name, address: buildLoginAddress(initiateLoginUri, iss) };
  });
}

/**
 * OpenID Connect Core 1.0, section 4. `target_link_uri` is the application's front page: what its login
 * address stands in. Nothing names the person: a link may be kept, or shown to somebody else.
 */
function buildLoginAddress(initiateLoginUri: string, iss: string): string {
  const address = new URL(initiateLoginUri);
  address.searchParams.set("iss", iss);
  address.searchParams.set("target_link_uri", new URL("./", initiateLoginUri).href);
  return address.href;
}
