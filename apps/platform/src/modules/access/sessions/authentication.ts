import type { SignInMethod } from "../../../kernel/context.ts";

/**
 * How somebody signed in, in the words that applications read: RFC 8176 names (`amr`) and the class of the whole (`acr`).
 * It says nothing of how well the identity is proven: verified_claims do.
 */
export interface Authentication {
  readonly methods: readonly string[];
  /** "phr": phishing-resistant (OpenID Connect Extended Authentication Profile ACR Values 1.0, section 2). */
  readonly level: "phr" | "urn:ardeco:acr:link";
}

/** From the weakest to the strongest. */
export const authenticationLevels = ["urn:ardeco:acr:link", "phr"] as const;

/** Whether a sign-in of this level is of one of those wanted, or stronger. Levels that we do not know are never met. */
export function isEnough(level: string | undefined, wanted: readonly string[]): boolean {
  const order: readonly string[] = authenticationLevels;
  const known = order.filter((one) => wanted.includes(one));
  const [weakest] = known;
  if (wanted.length === 0) return true;
  return weakest !== undefined && level !== undefined && order.indexOf(level) >= order.indexOf(weakest);
}

/** "fed" is no name of RFC 8176: what a provider of the State did is told by what it says of it, nothing more. */
const methods: Partial<Record<SignInMethod, readonly string[]>> = {
  franceconnect: ["fed"],
  proconnect: ["fed"],
  proconnect_mfa: ["fed", "mfa"],
};

/** A passkey is a key (`pop`: synced or not) and a gesture of its owner: two factors. A link or code served once. */
export function authenticationOf({ method }: { readonly method: SignInMethod }): Authentication {
  if (method === "passkey") return { methods: ["pop", "user", "mfa"], level: "phr" };
  return { methods: methods[method] ?? ["otp"], level: "urn:ardeco:acr:link" };
}
