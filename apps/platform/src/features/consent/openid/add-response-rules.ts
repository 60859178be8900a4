import type { KoaContextWithOIDC, Provider } from "oidc-provider";
import { isOfProvider } from "./library-context.ts";
import type { Issuer, OpenIdParts } from "./parts.ts";

/** What we add to the answers of the library's routes. */
export function addResponseRules(provider: Provider, parts: OpenIdParts, issuer: Issuer): void {
  provider.use(async (ctx, next) => {
    try {
      await next();
      if (!isOfProvider(ctx)) return;
      if (ctx.response.is("html")) addFormTarget(ctx);
      if (isLeavingAccount(ctx, issuer)) await parts.signOut(ctx.req, ctx.res, issuer);
    } catch (error) {
      parts.reportFailure(error);
      throw error;
    }
  });
}

/**
 * A form of this page ends at the client's address (signing out, response_mode=form_post). Chromium applies
 * form-action to redirects too, hence the origin in the policy; only an address registered by that client
 * gets there. The rest of the policy stays: the library has added the digest of its one script to it.
 */
function addFormTarget(ctx: KoaContextWithOIDC): void {
  const { client, params } = ctx.oidc;
  const redirect = String(params?.redirect_uri ?? "");
  const afterLogout = String(params?.post_logout_redirect_uri ?? "");
  const targets = [
    ...(client?.redirectUriAllowed(redirect) ? [redirect] : []),
    ...(client?.postLogoutRedirectUriAllowed(afterLogout) ? [afterLogout] : []),
  ];
  if (targets.length === 0) return;
  const origins = targets.map((target) => new URL(target).origin).join(" ");
  const name = "content-security-policy";
  const directives = ctx.response.get(name).split(";");
  const widened = directives.map((one) => (/^\s*form-action\b/.test(one) ? `${one} ${origins}` : one));
  ctx.set(name, widened.join(";"));
}

/**
 * The person chose to leave their account too; not when the library only changes from one person to another.
 */
function isLeavingAccount(ctx: KoaContextWithOIDC, { slug }: Issuer): boolean {
  // A form without the secret of this session is refused by the library, which has answered by now (CSRF,
  // CWE-352).
  const confirmed = ctx.oidc.route === "end_session_confirm" && ctx.response.status < 400;
  if (!confirmed || !ctx.oidc.params?.logout) return false;
  const after = String(ctx.oidc.session?.state?.postLogoutRedirectUri ?? "");
  return !(URL.canParse(after) && new URL(after).pathname.startsWith(`/${slug}/oidc/auth/`));
}
