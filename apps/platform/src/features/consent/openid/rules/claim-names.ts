import { elementDefinition, elementNames, isDerivedElementName, isElementName } from "@ardeco/contracts";

/**
 * Claim under which an element leaves: its own registered name, or the derived answer's; undefined: never as
 * a claim.
 */
export function findElementClaim(element: string): string | undefined {
  if (isElementName(element)) return elementDefinition(element).claim ?? undefined;
  return isDerivedElementName(element) ? element : undefined;
}

/** Scope by which a client asks all that its service declared, whatever the names. */
export const SERVICE_SCOPE = "ardeco";

/** Scopes of OpenID Connect Core section 5.4, cut to what we know, and ours. */
const standardScopes = {
  profile: ["given_name", "middle_name", "family_name", "birthdate", "gender"],
  email: ["email", "email_verified"],
  phone: ["phone_number", "phone_number_verified"],
  address: ["address"],
} as const;

const flags = ["email_verified", "phone_number_verified"] as const;

/**
 * Scope → claims, as the provider is configured. `derived`: the derived answers that services of this
 * territory ask.
 */
export function listClaimsByScope(derived: readonly string[]): Record<string, null | readonly string[]> {
  const raw = elementNames.flatMap((name) => findElementClaim(name) ?? []);
  return {
    openid: ["sub"],
    ...standardScopes,
    [SERVICE_SCOPE]: [...new Set([...raw, ...flags, ...derived])],
    acr: null,
    amr: null,
    auth_time: null,
    iss: null,
    verified_claims: null,
  };
}

export const supportedScopes: readonly string[] = [
  "openid",
  "offline_access",
  ...Object.keys(standardScopes),
  SERVICE_SCOPE,
];
