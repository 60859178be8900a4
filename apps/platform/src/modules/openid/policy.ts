import { interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import type { Issuer, OpenIdParts } from "./parts.ts";

const { Check, base } = interactionPolicy;

/** Why the person must pass by our pages. The library's checks on scopes and claims fall away: consent is by element. */
export function interactionsOf(parts: OpenIdParts, issuer: Issuer): interactionPolicy.DefaultPolicy {
  const policy = base();
  policy.get("login")?.checks.add(signedInHere(parts, issuer));
  const consent = policy.get("consent");
  for (const reason of ["op_scopes_missing", "op_claims_missing", "rs_scopes_missing", "rar_prompt"]) {
    consent?.checks.remove(reason);
  }
  consent?.checks.add(consentMissing);
  return policy;
}

/** A request resumed after our pages: still the person of the platform's session? (follow-platform-session.ts) */
function signedInHere(parts: OpenIdParts, issuer: Issuer) {
  const description = "End-User authentication is required";
  return new Check("platform_session", description, "login_required", async (ctx) => {
    const { session, result, route } = ctx.oidc;
    if (route === "authorization" || !session?.accountId || result?.login) return Check.NO_NEED_TO_PROMPT;
    const here = await parts.findSignedIn(ctx.req, issuer);
    return here?.personId === session.accountId ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
  });
}

/** No live consent, or the service has published since something it cannot work without. */
const consentMissing = new Check("consent_missing", "consent is required", "consent_required", (ctx) => {
  const granted = ctx.oidc.entities.Grant?.jti === undefined ? undefined : claimsGranted(ctx);
  const required = ctx.oidc.client?.ardeco_required;
  if (!granted || !Array.isArray(required)) return Check.REQUEST_PROMPT;
  return required.every((claim) => granted.has(claim)) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
});

function claimsGranted(ctx: KoaContextWithOIDC): ReadonlySet<string> {
  return new Set(ctx.oidc.entities.Grant?.getOIDCClaims());
}
