import { randomState } from "openid-client";
import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { buildJsonReader, buildKeyShape, openFromBrowser, sealForBrowser } from "../../trust/keys/index.ts";
import { getRelyingParty } from "./get-relying-party.ts";
import { callbackPaths, logoutPaths } from "./profiles.ts";
import type { UpstreamKind } from "./provider.ts";
import { readCredentials } from "./providers.ts";
import { toUpstreamSystem } from "./to-upstream-system.ts";

const FIELD = "upstream:departure";
/**
 * A browser keeps 4,096 bytes of a cookie: a longer token is not carried, and its provider is left by itself.
 */
const MOST = 3_800;

const Departure = Type.Object({
  kind: buildKeyShape(callbackPaths),
  issuer: Type.String(),
  idToken: Type.String(),
});
const readDeparture = buildJsonReader("upstream-departure", Departure);

interface UpstreamOrigin {
  readonly kind: UpstreamKind;
  readonly issuer: string;
  /** The only thing that the provider takes to end its session; kept by the browser alone, sealed. */
  readonly idToken: string;
}

/** What the browser carries until it signs out. Undefined when it would not fit. */
export function sealUpstreamOrigin(context: Context, came: UpstreamOrigin): string | undefined {
  const sealed = sealForBrowser(context, FIELD, JSON.stringify(came));
  return sealed.length <= MOST ? sealed : undefined;
}

/** By which provider this browser came; undefined for none, another authority's, or forged. */
export function findDeparture(context: Context, sealed: string | undefined): UpstreamKind | undefined {
  return openUpstreamOrigin(context, sealed)?.kind;
}

/**
 * Use case: where to send the browser so that the provider's own session ends too (OpenID Connect
 * RP-Initiated Logout 1.0). Only the three parameters that FranceConnect and ProConnect take. Undefined when
 * there is nothing to leave: not carried, changed provider since, or a provider without such an address.
 * Throws upstream.not_offered, upstream.unreachable.
 */
export async function endUpstreamSession(
  context: Context,
  input: { readonly carried: string | undefined; readonly slug: string },
): Promise<string | undefined> {
  const came = openUpstreamOrigin(context, input.carried);
  if (!came) return undefined;
  const system = toUpstreamSystem(context);
  const credentials = await system.transaction((tx) => readCredentials(tx, system, came.kind));
  if (credentials.issuer !== came.issuer) return undefined;
  const { end_session_endpoint: endpoint } = (await getRelyingParty(context, credentials)).serverMetadata();
  if (!endpoint) return undefined;
  const address = new URL(endpoint);
  address.searchParams.set("id_token_hint", came.idToken);
  address.searchParams.set("state", randomState());
  address.searchParams.set(
    "post_logout_redirect_uri",
    buildLogoutAddress(context, { ...input, kind: came.kind }),
  );
  return address.href;
}

/** As declared to the provider. */
export function buildLogoutAddress(
  { ports }: Context,
  { kind, slug }: { readonly kind: UpstreamKind; readonly slug: string },
): string {
  return `${ports.publicUrl}/${slug}${logoutPaths[kind]}`;
}

function openUpstreamOrigin(context: Context, sealed: string | undefined): UpstreamOrigin | undefined {
  if (!sealed) return undefined;
  try {
    return readDeparture(openFromBrowser(context, FIELD, sealed));
  } catch {
    return undefined;
  }
}
