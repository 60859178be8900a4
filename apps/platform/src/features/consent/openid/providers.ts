import { isDerivedElementName } from "@ardeco/contracts";
import { Provider } from "oidc-provider";
import { BoundedMap } from "../../../kernel/bounded-map.ts";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { listProviderAuthorities } from "../../authorities/authorities/index.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import { getSigningKey } from "../clients/index.ts";
import { openPayloadBox } from "./adapter.ts";
import { addResponseRules } from "./add-response-rules.ts";
import { defineSingleUse } from "./client-assertion.ts";
import { buildProviderConfiguration } from "./configuration.ts";
import { mountPlatformSession } from "./mount-platform-session.ts";
import { buildIssuerUrl, type Issuer, type OpenIdParts } from "./parts.ts";
import { requireRegisteredMethod } from "./registered-method.ts";
import { mountUseRecorder } from "./watch-uses.ts";

/**
 * A provider must name every claim in advance; a newly published service may bring new ones
 * (`lives_in_14118`).
 */
const RENEW_AFTER_MS = 60_000;
/**
 * 7 MiB of providers at 37 KiB each: what they know is in PostgreSQL, so that one let go is built again as it
 * was.
 */
const MOST_KEPT = 200;

interface Built {
  readonly provider: Promise<Provider>;
  readonly claims: string;
  readonly checkedAt: number;
}

/**
 * One provider per authority in use, built at its first request (0.2 ms, 37 KiB) and when its services ask
 * something new.
 */
export function openProviders(parts: OpenIdParts): (issuer: Issuer) => Promise<Provider> {
  const built = new BoundedMap<AuthorityId, Built>(MOST_KEPT);
  return async (issuer) => {
    const context = parts.contextFor(issuer.authorityId);
    const known = built.get(issuer.authorityId);
    const now = context.now().getTime();
    if (known && now - known.checkedAt < RENEW_AFTER_MS) return known.provider;
    const derived = await listDerivedClaims(context);
    const claims = derived.join(" ");
    const provider = known?.claims === claims ? known.provider : build({ parts, issuer, context, derived });
    built.set(issuer.authorityId, { provider, claims, checkedAt: now });
    // A failure is told to who asked, and kept for nobody else.
    provider.catch(() => built.delete(issuer.authorityId));
    return provider;
  };
}

async function build(facts: {
  parts: OpenIdParts;
  issuer: Issuer;
  context: Context;
  derived: readonly string[];
}): Promise<Provider> {
  const { parts, issuer, context } = facts;
  const { kid, key } = await getSigningKey(context);
  const configuration = buildProviderConfiguration({
    ...facts,
    signingKey: { ...key.export({ format: "jwk" }), kid },
  });
  const provider = new Provider(buildIssuerUrl(parts, issuer), configuration);
  // The mount writes the forwarded headers itself, from the configured address: none that a visitor sends is
  // read.
  provider.proxy = true;
  requireRegisteredMethod(provider);
  defineSingleUse(provider, openPayloadBox(context));
  mountPlatformSession(provider, parts, issuer);
  addResponseRules(provider, parts, issuer);
  mountUseRecorder(provider, parts, issuer);
  provider.on("server_error", (_ctx, error) => parts.reportFailure(error));
  // Koa would print what escapes on the console; add-response-rules.ts reports it.
  provider.silent = true;
  return provider;
}

/** Derived answers that any service offered to this authority's people asks, in a fixed order. */
async function listDerivedClaims(context: Context): Promise<readonly string[]> {
  const services = await context.transaction(async (tx) => {
    const providers = await listProviderAuthorities(tx, context.authorityId);
    return listOfferedServices(
      tx,
      providers.map(({ id }) => id),
    );
  });
  const asked = services.flatMap(({ definition }) => definition.requests.map(({ element }) => element));
  return [...new Set(asked.filter(isDerivedElementName))].sort();
}
