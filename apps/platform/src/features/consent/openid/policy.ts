import { errors, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import { type Static, Type } from "typebox";
import { Check } from "typebox/value";
import type { Context } from "../../../kernel/context.ts";
import { authenticationLevels, isEnough } from "../../access/access/index.ts";
import { findGrantRef } from "./account.ts";
import { getApplicationChanges, isChangeConfirmed } from "./confirmed-change.ts";
import { addExpectedPersonChecks } from "./expected-person.ts";
import type { Issuer, OpenIdParts } from "./parts.ts";

const { Check: Reason, base } = interactionPolicy;

/**
 * Why the person must pass by our pages. The library's checks on scopes and claims fall away: consent is by
 * element.
 */
export function buildInteractionPolicy(
  parts: OpenIdParts,
  issuer: Issuer,
  context: Context,
): interactionPolicy.DefaultPolicy {
  const policy = base();
  policy.get("login")?.checks.add(buildSessionCheck(parts, issuer));
  for (const reason of ["essential_acr", "essential_acrs"]) policy.get("login")?.checks.remove(reason);
  policy.get("login")?.checks.add(levelTooLow);
  const consent = policy.get("consent");
  for (const reason of ["op_scopes_missing", "op_claims_missing", "rs_scopes_missing", "rar_prompt"]) {
    consent?.checks.remove(reason);
  }
  consent?.checks.add(consentMissing);
  consent?.checks.add(buildApplicationCheck(parts, issuer));
  addExpectedPersonChecks(policy, context);
  return policy;
}

/**
 * A request resumed after our pages: still the person of the platform's session? (follow-platform-session.ts)
 */
function buildSessionCheck(parts: OpenIdParts, issuer: Issuer) {
  const description = "End-User authentication is required";
  return new Reason("platform_session", description, "login_required", async (ctx) => {
    const { session, result, route } = ctx.oidc;
    if (route === "authorization" || !session?.accountId || result?.login) return Reason.NO_NEED_TO_PROMPT;
    const here = await parts.findSignedIn(ctx.req, issuer);
    return here?.personId === session.accountId ? Reason.NO_NEED_TO_PROMPT : Reason.REQUEST_PROMPT;
  });
}

/**
 * In place of the library's two checks, for which a stronger way than the essential one fails. Classes that
 * we know and that `acr_values` wishes are asked of the person (RFC 9470, section 5: step-up), and a service
 * may have asked for a passkey once for all. A wish for classes that nobody here can reach is left unmet;
 * essential, it is an error at once.
 */
const levelTooLow = new Reason(
  "acr_too_low",
  "none of the requested ACRs could be obtained",
  "login_required",
  (ctx) => {
    const { session } = ctx.oidc;
    requireReachableLevel(ctx);
    if (!session?.accountId) return Reason.NO_NEED_TO_PROMPT;
    return isEnough(ctx.oidc.acr, listWantedLevels(ctx)) ? Reason.NO_NEED_TO_PROMPT : Reason.REQUEST_PROMPT;
  },
  (ctx) => ({ acr: { values: [...listWantedLevels(ctx)] } }),
);

function listWantedLevels({ oidc }: KoaContextWithOIDC): readonly string[] {
  const always: unknown = oidc.client?.ardeco_levels;
  if (Array.isArray(always) && always.length > 0) return always.map(String);
  const essential = listEssentialLevels(oidc);
  if (essential.length > 0) return essential;
  // Voluntary (Core sections 3.1.2.1 and 5.5.1.1): a word that we do not know is no obstacle.
  const wished = String(oidc.params?.acr_values ?? "").split(" ");
  return wished.filter(isKnownLevel);
}

/** Told at once, before anybody signs in for nothing (Core section 5.5.1.1). */
function requireReachableLevel({ oidc }: KoaContextWithOIDC): void {
  const essential = listEssentialLevels(oidc);
  if (essential.length === 0 || essential.some(isKnownLevel)) return;
  throw new errors.UnmetAuthenticationRequirements("no essential acr value can be met here");
}

/** As asked: in the library's own claims, `acr_values` takes the place of an essential claim. */
function listEssentialLevels({ params }: KoaContextWithOIDC["oidc"]): readonly string[] {
  const { essential, value, values } = findAcrClaim(params?.claims);
  if (essential !== true) return [];
  return Array.isArray(values) ? values.map(String) : value === undefined ? [] : [String(value)];
}

const isKnownLevel = (word: string): boolean => authenticationLevels.some((level) => level === word);

const AskedAcr = Type.Object({
  id_token: Type.Object({
    acr: Type.Object({
      essential: Type.Optional(Type.Unknown()),
      value: Type.Optional(Type.Unknown()),
      values: Type.Optional(Type.Unknown()),
    }),
  }),
});

function findAcrClaim(claims: unknown): Static<typeof AskedAcr>["id_token"]["acr"] {
  if (typeof claims !== "string") return {};
  const asked: unknown = JSON.parse(claims);
  return Check(AskedAcr, asked) ? asked.id_token.acr : {};
}

/** The application returns elsewhere, or proves itself otherwise, than when the person agreed. */
function buildApplicationCheck(parts: OpenIdParts, issuer: Issuer) {
  const description = "the application has changed since the person agreed";
  return new Reason("application_changed", description, "interaction_required", async (ctx) => {
    const ref = findGrantRef(ctx);
    const changes = getApplicationChanges(ctx.oidc.client);
    if (!ref || changes.count === 0) return Reason.NO_NEED_TO_PROMPT;
    const isConfirmed = await isChangeConfirmed(parts.contextFor(issuer.authorityId), ref, changes);
    return isConfirmed ? Reason.NO_NEED_TO_PROMPT : Reason.REQUEST_PROMPT;
  });
}

/** No live consent, or the service has published since something it cannot work without. */
const consentMissing = new Reason("consent_missing", "consent is required", "consent_required", (ctx) => {
  const granted = ctx.oidc.entities.Grant?.jti === undefined ? undefined : listGrantedClaims(ctx);
  const required = ctx.oidc.client?.ardeco_required;
  if (!granted || !Array.isArray(required)) return Reason.REQUEST_PROMPT;
  return required.every((claim) => granted.has(claim)) ? Reason.NO_NEED_TO_PROMPT : Reason.REQUEST_PROMPT;
});

function listGrantedClaims(ctx: KoaContextWithOIDC): ReadonlySet<string> {
  return new Set(ctx.oidc.entities.Grant?.getOIDCClaims());
}
