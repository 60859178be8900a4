import { type ProvenanceMethod, toVerifiedClaims } from "@ardeco/contracts";
import type { AccountClaims, FindAccount, KoaContextWithOIDC } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { listProvenElements, type Release, type ReleasedItem, sendRelease } from "../consent/index.ts";
import { type GrantRef, parseGrantRef } from "./grant-ref.ts";
import { findElementClaim } from "./rules/claim-names.ts";
import { selectVerifiedAnswer } from "./rules/select-verified-answer.ts";
import { readVerifiedRequest, type WrappedRequests } from "./rules/verified-request.ts";

/** What one answer may hold: plain claims by name, and the requests of verified claims. */
interface Asked {
  readonly names: ReadonlySet<string>;
  readonly verified: WrappedRequests | undefined;
}

/**
 * An account is who signed in; a grant says for whom. Values are read from the vault at each answer, never
 * kept.
 */
export function buildAccountFinder(
  context: Context,
  scopes: Readonly<Record<string, null | readonly string[]>>,
): FindAccount {
  return async (ctx, sub) => ({
    accountId: sub,
    claims: async (use, scope, claims): Promise<AccountClaims> => {
      const ref = findGrantRef(ctx);
      // The ID token holds claims asked for it by name; those of a scope are told by userinfo (Core section
      // 5.4).
      const byScope = use === "userinfo" ? scope.split(" ").flatMap((name) => scopes[name] ?? []) : [];
      const asked = {
        names: new Set([...byScope, ...Object.keys(claims)].filter((name) => !protocolClaims.has(name))),
        verified: readVerifiedRequest(claims.verified_claims),
      };
      if (!ref || (asked.names.size === 0 && !asked.verified)) return { sub };
      return { ...(await getReleasedClaims(context, ref, asked)), sub };
    },
  });
}

const protocolClaims = new Set(["sub", "iss", "acr", "amr", "auth_time", "sid", "verified_claims"]);

export function findGrantRef(ctx: KoaContextWithOIDC | undefined): GrantRef | undefined {
  const id = ctx?.oidc.entities.Grant?.jti;
  return id === undefined ? undefined : parseGrantRef(id);
}

async function getReleasedClaims(
  context: Context,
  ref: GrantRef,
  asked: Asked,
): Promise<Record<string, unknown>> {
  const { subjectId: personId, actingId: shownTo, consentId: grantId, providerId, serviceId } = ref;
  const what = { personId, sector: { providerId, serviceId }, grantId, wants: selectWantedItems(asked) };
  const told = await context.transaction((tx) =>
    sendRelease(tx, context, { ...what, shownTo, via: "openid" }),
  );
  if (told.items.length === 0) return {};
  return {
    ...buildPlainClaims(told, asked.names),
    ...buildVerifiedClaims(told, asked.verified, context.now()),
  };
}

function selectWantedItems({ names, verified }: Asked): (item: string) => boolean {
  const inVerified = (claim: string) =>
    verified?.any_of.some(({ claims }) => claims === null || Object.hasOwn(claims, claim)) === true;
  return (item) => {
    const claim = findElementClaim(item);
    return claim !== undefined && (names.has(claim) || inVerified(claim));
  };
}

function buildPlainClaims({ items }: Release, names: ReadonlySet<string>): Record<string, unknown> {
  return Object.fromEntries(
    items.flatMap((item) => {
      const claim = findElementClaim(item.name);
      if (claim === undefined || !names.has(claim)) return [];
      const contact = claim === "email" || claim === "phone_number";
      const flag = contact ? [[`${claim}_verified`, isConfirmed(item)] as const] : [];
      return [[claim, item.value] as const, ...flag];
    }),
  );
}

/**
 * Core section 5.1: that the person holds the address, which only a code sent there shows, not a document.
 */
function isConfirmed({ provenance }: ReleasedItem): boolean {
  return provenance.some(({ method }) => hasSentCode(method));
}

const hasSentCode = (method: ProvenanceMethod | "exception"): boolean => method === "code_sent";

function buildVerifiedClaims(release: Release, asked: WrappedRequests | undefined, now: Date) {
  const answer =
    asked && selectVerifiedAnswer(asked.any_of, toVerifiedClaims(listProvenElements(release)), now);
  return answer === undefined ? {} : { verified_claims: answer };
}
