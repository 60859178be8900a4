import { interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import type { Context } from "../../kernel/context.ts";
import { isEnough } from "../access/index.ts";
import { addExpectedPersonChecks } from "./expected-person.ts";
import type { Issuer, OpenIdParts } from "./parts.ts";

const { Check, base } = interactionPolicy;

/** Why the person must pass by our pages. The library's checks on scopes and claims fall away: consent is by element. */
export function interactionsOf(
  parts: OpenIdParts,
  issuer: Issuer,
  context: Context,
): interactionPolicy.DefaultPolicy {
  const policy = base();
  policy.get("login")?.checks.add(signedInHere(parts, issuer));
  for (const reason of ["essential_acr", "essential_acrs"]) policy.get("login")?.checks.remove(reason);
  policy.get("login")?.checks.add(levelTooLow);
  const consent = policy.get("consent");
  for (const reason of ["op_scopes_missing", "op_claims_missing", "rs_scopes_missing", "rar_prompt"]) {
    consent?.checks.remove(reason);
  }
  consent?.checks.add(consentMissing);
  addExpectedPersonChecks(policy, context);
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

/**
 * In place of the library's two checks, for which a stronger way than the essential one fails. `acr_values` is a wish in Core section 5.5.1.1; an application that says it expects it to be met (RFC 9470, section 5:
 * step-up), and its service may have asked for a passkey once for all.
 */
const levelTooLow = new Check(
  "acr_too_low",
  "none of the requested ACRs could be obtained",
  "login_required",
  (ctx) => {
    const { session } = ctx.oidc;
    if (!session?.accountId) return Check.NO_NEED_TO_PROMPT;
    return isEnough(ctx.oidc.acr, levelsWanted(ctx)) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
  },
  (ctx) => ({ acr: { values: [...levelsWanted(ctx)] } }),
);

function levelsWanted({ oidc }: KoaContextWithOIDC): readonly string[] {
  const always: unknown = oidc.client?.ardeco_levels;
  if (Array.isArray(always) && always.length > 0) return always.map(String);
  const { essential, value, values } = acrClaim(oidc.claims);
  if (essential === true && value !== undefined) return [String(value)];
  if (essential === true && Array.isArray(values)) return values.map(String);
  const wished = String(oidc.params?.acr_values ?? "").split(" ");
  return wished.filter((word) => word !== "");
}

const acrClaim = ({ id_token }: KoaContextWithOIDC["oidc"]["claims"]): Record<string, unknown> => ({
  ...id_token?.acr,
});

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
