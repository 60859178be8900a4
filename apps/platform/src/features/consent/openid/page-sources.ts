import type { Configuration, KoaContextWithOIDC } from "oidc-provider";
import type { Issuer, OpenIdParts } from "./parts.ts";

type RenderError = NonNullable<Configuration["renderError"]>;

/** Our pages at the places where the library has its own, which carry inline scripts and speak English. */
export function buildPageSources({ pages }: OpenIdParts, issuer: Issuer) {
  const show = (ctx: KoaContextWithOIDC, html: string) => {
    ctx.type = "html";
    ctx.body = html;
  };
  const renderError: RenderError = (ctx, out) => {
    const { error: code, error_description: description = "" } = out;
    show(ctx, pages.error({ issuer, request: ctx.req, code, description }));
  };
  return {
    renderError,
    logout: {
      logoutSource: (ctx: KoaContextWithOIDC) => {
        const view = {
          issuer,
          request: ctx.req,
          action: `/${issuer.slug}/oidc/session/end/confirm`,
          xsrf: String(ctx.oidc.session?.state?.secret),
          clientName: ctx.oidc.client?.clientName,
        };
        show(ctx, pages.signOut(view));
      },
      postLogoutSuccessSource: (ctx: KoaContextWithOIDC) => {
        show(ctx, pages.signedOut({ issuer, request: ctx.req }));
      },
    },
  };
}
