import type { KoaContextWithOIDC, Provider } from "oidc-provider";
import { isOfProvider } from "./library-context.ts";
import type { Issuer, OpenIdParts, ProviderUse } from "./parts.ts";

/** Routes of which a vendor sees the log; the others are pages, or say nothing of the application. */
const watched = new Set([
  "authorization",
  "resume",
  "pushed_authorization_request",
  "token",
  "userinfo",
  "introspection",
  "revocation",
  "jwks",
  "end_session",
  "end_session_confirm",
]);

/**
 * In a sandbox, every request of an application is told once answered. What fails to be told fails nothing.
 */
export function mountUseRecorder(provider: Provider, parts: OpenIdParts, { watch }: Issuer): void {
  if (!watch) return;
  const whys = new WeakMap<object, string>();
  provider.on("grant.error", (ctx, error) => {
    const why = findRefusalReason(error);
    if (why) whys.set(ctx, why);
  });
  provider.use(async (ctx, next) => {
    await next();
    if (!isOfProvider(ctx) || !watched.has(ctx.oidc.route)) return;
    await watch(buildProviderUse(ctx, whys.get(ctx))).catch((error: unknown) => parts.reportFailure(error));
  });
}

function buildProviderUse(ctx: KoaContextWithOIDC, why: string | undefined): ProviderUse {
  const { route, client, params } = ctx.oidc;
  const word = (name: string) => {
    const value = params?.[name];
    return typeof value === "string" && value !== "" ? { [name]: value.slice(0, 80) } : {};
  };
  return {
    kind: route === "resume" ? "authorization" : route,
    outcome: getUseOutcome(ctx),
    ...(client ? { clientId: client.clientId } : {}),
    facts: {
      ...word("grant_type"),
      ...word("prompt"),
      ...(route === "token" || route === "pushed_authorization_request"
        ? { client_authentication: client?.clientAuthMethod ?? "none" }
        : {}),
      ...(route === "token" && ctx.oidc.entities.AuthorizationCode?.codeChallenge ? { challenge: true } : {}),
      ...(ctx.get("dpop") ? { dpop: true } : {}),
      ...(route === "userinfo" ? { items: hasItems(ctx.body) } : {}),
      // Once it has said who it is: whoever finds a code learns nothing of it.
      ...(why && client ? { why } : {}),
    },
  };
}

/** The name alone (`sub`) tells nothing of anybody; a signed answer is read by the application alone. */
function hasItems(body: unknown): boolean {
  if (typeof body === "string") return true;
  return typeof body === "object" && body !== null && Object.keys(body).some((name) => name !== "sub");
}

/** What the library says to its operator only, by its own words. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/already (consumed|used)/, "used_already"],
  [/is expired/, "expired"],
  [/redirect_uri mismatch/, "other_redirect"],
  [/client mismatch/, "other_client"],
  [/not found/, "unknown"],
  [/jkt|x5t/, "other_key"],
];

function findRefusalReason(error: Error): string | undefined {
  if (!("error" in error) || error.error !== "invalid_grant") return undefined;
  const detail = "error_detail" in error ? String(error.error_detail) : "";
  const known = reasons.find(([words]) => words.test(detail))?.[1];
  // The one refusal that it gives no words, but a cause: the verifier (RFC 7636 section 4.6).
  return known ?? (error.cause === undefined ? undefined : "wrong_verifier");
}

function getUseOutcome(ctx: KoaContextWithOIDC): string {
  if (ctx.status >= 300 && ctx.status < 400) return formatRedirectOutcome(ctx.response.get("location"));
  const body: unknown = ctx.body;
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  if (typeof error === "string") return error;
  return ctx.status < 400 ? "done" : `http_${ctx.status}`;
}

/** Back to the application with a code or a refusal, or to a page of ours. */
function formatRedirectOutcome(location: string): string {
  const query = URL.canParse(location) ? new URL(location).searchParams : new URLSearchParams();
  return query.get("error") ?? (query.has("code") ? "done" : "asked");
}
