import type { KoaContextWithOIDC } from "oidc-provider";

/** Koa's context, once the library has put its own in it: on its routes only. */
export function isOfProvider(ctx: object): ctx is KoaContextWithOIDC {
  return "oidc" in ctx && ctx.oidc !== undefined;
}
