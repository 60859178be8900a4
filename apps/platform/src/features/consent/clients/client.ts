import type { AuthorityId, ClientId, ServiceId } from "../../../kernel/ids.ts";
import type { PublicKeys } from "./public-keys.ts";

/** How the application proves itself at the token endpoint (OpenID Connect Core 1.0, section 9). */
export const authMethods = ["client_secret_basic", "client_secret_post", "private_key_jwt"] as const;
export type AuthMethod = (typeof authMethods)[number];

/** How it is told of changes: tokens pushed to it, a list that agents of the service go through, or files. */
export type ClientChannel = "push" | "work_list" | "file";

/** Addresses of a business application. All https, compared exactly (RFC 9700, section 2.1). */
export interface ClientAddresses {
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** Where its public keys are, for private_key_jwt. */
  readonly jwksUri?: string;
  /** Where a person is sent to enter it from here (OpenID Connect Core 1.0, section 4). */
  readonly initiateLoginUri?: string;
  /** OpenID Connect Back-Channel Logout 1.0, section 2.2. */
  readonly backchannelLogoutUri?: string;
  /** Where Security Event Tokens are pushed (RFC 8935). Absent: the application hears of no change. */
  readonly eventsUri?: string;
}

/** What the application binds itself to, or is excused from. */
export interface ClientSafety {
  /**
   * Authorization requests carry a challenge (PKCE, RFC 9700, section 2.1.1): true unless its software cannot
   * send one, or sends what RFC 7636 refuses.
   */
  readonly pkceRequired: boolean;
  /** Authorization requests that it pushed, and no other (RFC 9126, section 6). */
  readonly pushedRequestsOnly: boolean;
  /** Access tokens bound to a key of its own: stolen, they are worth nothing (RFC 9449, section 5.2). */
  readonly boundTokensOnly: boolean;
  /** People who signed in with a passkey, and nobody by a link (OpenID Connect Core 1.0, acr "phr"). */
  readonly passkeyOnly: boolean;
}

/** A business application registered for one service; never carries its secret. */
export interface Client extends ClientAddresses, ClientSafety {
  /** The OpenID client_id. */
  readonly id: ClientId;
  readonly providerId: AuthorityId;
  readonly serviceId: ServiceId;
  readonly name: string;
  readonly status: "active" | "disabled";
  readonly authMethod: AuthMethod;
  readonly channel: ClientChannel;
  /** Its public keys, when it gave them rather than an address. */
  readonly jwks?: PublicKeys;
  /** To be handed back with the next change. */
  readonly revision: number;
  /** Asked for, and not in force yet. */
  readonly waiting?: {
    readonly until: Date;
    readonly redirectUris?: readonly string[];
    readonly keys?: Pick<Client, "jwksUri" | "jwks">;
  };
  /** How many changes of a return address, a key or a secret came into force, and when the last one did. */
  readonly changes: number;
  readonly changedAt?: Date;
}

/**
 * What the OpenID provider needs, the secret in clear included: it lives in memory, never in a log or a page.
 */
export interface ClientForProvider extends Client {
  readonly secret?: string;
}
