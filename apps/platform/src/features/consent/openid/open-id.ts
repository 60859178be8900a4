import type { Provider } from "oidc-provider";
import type { Issuer, OpenIdParts } from "./parts.ts";
import { openProviders } from "./providers.ts";

/**
 * The OpenID provider of every authority; app.ts opens one, mounts it, and hands it to the surface of the
 * space.
 */
export interface OpenId {
  readonly parts: OpenIdParts;
  providerOf(issuer: Issuer): Promise<Provider>;
}

export function openOpenId(parts: OpenIdParts): OpenId {
  return { parts, providerOf: openProviders(parts) };
}
