import type { StaffId } from "../../../kernel/ids.ts";

/** FranceConnect for people, ProConnect for agents. */
export type UpstreamKind = "franceconnect" | "proconnect";

/** As administrators see it: never its secret. */
export interface UpstreamProvider {
  readonly kind: UpstreamKind;
  /** OpenID issuer, without its discovery path: "https://oidc.franceconnect.gouv.fr/api/v2". */
  readonly issuer: string;
  readonly clientId: string;
  readonly enabled: boolean;
  /** To be handed back with the next change. */
  readonly revision: number;
  /** Civil day. */
  readonly changedOn: string;
  readonly changedBy?: StaffId;
}

/** What came back from the provider, verified. */
export interface UpstreamIdentity {
  readonly kind: UpstreamKind;
  readonly issuer: string;
  /** The provider's name for its user; leaves this module as an HMAC only. */
  readonly subject: string;
  /** Level of the sign-in: "eidas1". */
  readonly acr?: string;
  /** Authentication methods (RFC 8176), when the provider says them. */
  readonly amr: readonly string[];
  /** Signed by the provider; a shape to check, not to trust. */
  readonly claims: Readonly<Record<string, unknown>>;
}

export interface UpstreamLink {
  readonly kind: UpstreamKind;
  /** Civil days. */
  readonly linkedOn: string;
  readonly lastUsedOn: string;
}
