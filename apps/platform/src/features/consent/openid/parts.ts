import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "../../../kernel/context.ts";
import type { Hosts } from "../../../kernel/hosts.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";

/** Whose provider it is. */
export interface Issuer {
  readonly authorityId: AuthorityId;
  readonly slug: string;
  /** "Ville de Caen" */
  readonly name: string;
  /** In a sandbox: told of each request of an application, for its vendor to see. Nowhere else. */
  readonly watch?: (use: ProviderUse) => Promise<void>;
}

/** A request at the provider: names and codes, never a value nor a token. */
export interface ProviderUse {
  /** Route of the library: "token", "userinfo"… */
  readonly kind: string;
  /** "done", "asked" (a page is shown) or an error code of the protocol. */
  readonly outcome: string;
  readonly clientId?: string;
  readonly facts: Readonly<Record<string, string | boolean>>;
}

/** Somebody signed in to the platform in this browser. */
export interface SignedPerson {
  readonly personId: PersonId;
  readonly signedInAt: Date;
  /** RFC 8176 words ("pop", "otp"): the `amr` claim. */
  readonly methods: readonly string[];
  /** The `acr` claim: one of `authenticationLevels`. */
  readonly level: string;
}

/** Our pages in place of the library's. Each returns a whole HTML document without inline script or style. */
export interface OpenIdPages {
  /**
   * A request that cannot go back to its client: a stable code and the library's explanation, for the vendor.
   */
  error(view: PageRequest & { readonly code: string; readonly description: string }): string;
  /** "Se déconnecter de …": posts `xsrf`, and `logout=yes` when the account is left too, to `action`. */
  signOut(
    view: PageRequest & {
      readonly action: string;
      readonly xsrf: string;
      readonly clientName: string | undefined;
    },
  ): string;
  signedOut(view: PageRequest): string;
}

export interface PageRequest {
  readonly issuer: Issuer;
  readonly request: IncomingMessage;
}

/** What the provider needs from the rest; app.ts fills it. */
export interface OpenIdParts {
  /**
   * Origin, no trailing slash. Every address the provider publishes begins with it, whatever the Host header
   * says.
   */
  readonly publicUrl: string;
  readonly hosts: Hosts;
  /** A context of the system in that authority. */
  contextFor(authorityId: AuthorityId): Context;
  /** Asked at each request: answered from memory, for the authorities visited lately. */
  findIssuer(slug: string): Promise<Issuer | undefined>;
  /**
   * The person whom the platform's own session cookie names, under `/<slug>`. Agents are nobody here, nor is
   * a draft.
   */
  findSignedIn(request: IncomingMessage, issuer: Issuer): Promise<SignedPerson | undefined>;
  /** Ends the platform's session, when the person leaves their account from a service. */
  signOut(request: IncomingMessage, response: ServerResponse, issuer: Issuer): Promise<void>;
  readonly pages: OpenIdPages;
  /** A failure of ours, with the request's id. */
  reportFailure(error: unknown): void;
}

export function buildIssuerUrl(
  parts: Pick<OpenIdParts, "publicUrl">,
  { slug }: Pick<Issuer, "slug">,
): string {
  return `${parts.publicUrl}/${slug}/oidc`;
}
