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

/** In a sandbox, every request of an application is told once answered. What fails to be told fails nothing. */
export function watchUses(provider: Provider, parts: OpenIdParts, { watch }: Issuer): void {
  if (!watch) return;
  provider.use(async (ctx, next) => {
    await next();
    if (!isOfProvider(ctx) || !watched.has(ctx.oidc.route)) return;
    await watch(useOf(ctx)).catch((error: unknown) => parts.reportFailure(error));
  });
}

function useOf(ctx: KoaContextWithOIDC): ProviderUse {
  const { route, client, params } = ctx.oidc;
  const word = (name: string) => {
    const value = params?.[name];
    return typeof value === "string" && value !== "" ? { [name]: value.slice(0, 80) } : {};
  };
  return {
    kind: route === "resume" ? "authorization" : route,
    outcome: outcomeOf(ctx),
    ...(client ? { clientId: client.clientId } : {}),
    facts: {
      ...word("grant_type"),
      ...word("prompt"),
      ...(route === "token" || route === "pushed_authorization_request"
        ? { client_authentication: client?.clientAuthMethod ?? "none" }
        : {}),
      ...(ctx.get("dpop") ? { dpop: true } : {}),
    },
  };
}

function outcomeOf(ctx: KoaContextWithOIDC): string {
  if (ctx.status >= 300 && ctx.status < 400) return ledTo(ctx.response.get("location"));
  const body: unknown = ctx.body;
  const error = typeof body === "object" && body !== null && "error" in body ? body.error : undefined;
  if (typeof error === "string") return error;
  return ctx.status < 400 ? "done" : `http_${ctx.status}`;
}

/** Back to the application with a code or a refusal, or to a page of ours. */
function ledTo(location: string): string {
  const query = URL.canParse(location) ? new URL(location).searchParams : new URLSearchParams();
  return query.get("error") ?? (query.has("code") ? "done" : "asked");
}
