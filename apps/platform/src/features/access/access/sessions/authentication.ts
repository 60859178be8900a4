import type { SignInMethod } from "../../../../kernel/context.ts";

/**
 * How somebody signed in, in the words that applications read: RFC 8176 names (`amr`) and the class of the
 * whole (`acr`). It says nothing of how well the identity is proven: verified_claims do.
 */
export interface Authentication {
  readonly methods: readonly string[];
  /** "phr": phishing-resistant (OpenID Connect Extended Authentication Profile ACR Values 1.0, section 2). */
  readonly level: "phr" | "urn:ardeco:acr:link";
}

/** From the weakest to the strongest. */
export const authenticationLevels = ["urn:ardeco:acr:link", "phr"] as const;

/**
 * Whether a sign-in of this level is of one of those wanted, or stronger. Levels that we do not know are
 * never met.
 */
export function isEnough(level: string | undefined, wanted: readonly string[]): boolean {
  const order: readonly string[] = authenticationLevels;
  const known = order.filter((one) => wanted.includes(one));
  const [weakest] = known;
  if (wanted.length === 0) return true;
  return weakest !== undefined && level !== undefined && order.indexOf(level) >= order.indexOf(weakest);
}

/**
 * What was really done, and nothing where nothing was shown. A link or code served once. "fed" is no name of
 * RFC 8176: what a provider of the State did is told by what it says of it, nothing more. A passkey is a key
 * (`pop`: synced or not) and a gesture of its owner: two factors.
 */
const methods: Readonly<Record<SignInMethod, readonly string[]>> = {
  draft: [],
  desk: [],
  sandbox: [],
  // Copied by hand, and good for thirty days.
  resume_code: [],
  email_link: ["otp"],
  invitation: ["otp"],
  passkey: ["pop", "user", "mfa"],
  franceconnect: ["fed"],
  proconnect: ["fed"],
  proconnect_mfa: ["fed", "mfa"],
};

export function toAuthentication({ method }: { readonly method: SignInMethod }): Authentication {
  return { methods: methods[method], level: method === "passkey" ? "phr" : "urn:ardeco:acr:link" };
}
