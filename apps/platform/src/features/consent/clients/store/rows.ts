// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface ClientTable {
  authority_id: string;
  id: string;
  service_id: string;
  /** not personal: name of the application, as its vendor gives it. */
  name: string;
  status: "active" | "disabled";
  auth_method: "client_secret_basic" | "client_secret_post" | "private_key_jwt";
  /**
   * The client secret, sealed under the authority's key: the OpenID provider compares it, nobody reads it
   * back.
   */
  secret_sealed: Buffer | null;
  jwks_uri: string | null;
  redirect_uris: string[];
  post_logout_redirect_uris: string[];
  backchannel_logout_uri: string | null;
  /** Where Security Event Tokens are pushed (RFC 8935); null: the application hears nothing. */
  events_uri: string | null;
  created_on: string;
  revision: Generated<number>;
  /**
   * Where a person is sent to enter the application from here (OpenID Connect Core 1.0, section 4); null: it
   * is entered from its own pages only.
   */
  initiate_login_uri: string | null;
  /** not personal: public keys of the application, given rather than published at jwks_uri. */
  jwks: unknown;
  /**
   * The application pushes its authorization requests, and no other is taken from a browser (RFC 9126,
   * require_pushed_authorization_requests).
   */
  pushed_requests_only: Generated<boolean>;
  /** Its access tokens are bound to a key that it proves to hold (RFC 9449, dpop_bound_access_tokens). */
  bound_tokens_only: Generated<boolean>;
  /**
   * not personal: hash of who registered and of the Idempotency-Key it sent, so that the same request sent
   * twice registers once.
   */
  registration_key: Buffer | null;
  /** not personal: hash of what was asked with that key; another request under it is refused. */
  registration_digest: Buffer | null;
  /**
   * push: Security Event Tokens are sent. work_list: the vendor does not connect, agents of the service do by
   * hand what is told. file: a CSV file carries it.
   */
  channel: Generated<"push" | "work_list" | "file">;
  /**
   * The application lets in only who signed in with a passkey: default_acr_values "phr", and no request
   * lowers it.
   */
  passkey_only: Generated<boolean>;
  /** Return addresses and keys asked for, in force once waiting_until has passed. */
  waiting: unknown;
  /** As secret_sealed: the next one, in force once waiting_until has passed. */
  waiting_secret_sealed: Buffer | null;
  /** When what waits comes into force, unless it is changed again before. */
  waiting_until: Date | null;
  /**
   * When the last change of a return address, a key or a secret came into force: who agreed before is asked
   * again.
   */
  changed_at: Date | null;
  /** How many such changes came into force: what a person confirmed names the one that they saw. */
  changes: Generated<number>;
  /**
   * Authorization requests carry a challenge (PKCE, RFC 7636). False: the software of the application cannot
   * send one.
   */
  pkce_required: Generated<boolean>;
}
export type ClientRow = Selectable<ClientTable>;

export interface DeliveryTable {
  provider_id: string;
  service_id: string;
  id: string;
  /** The authority of the person, which issues the token. */
  holder_id: string;
  client_id: string;
  grant_id: string;
  sequence: number;
  /** personal: HMAC of the person under the sector's key; says nothing outside the sector. */
  sector_subject: Buffer;
  state: "queued" | "delivered" | "acknowledged" | "failed";
  /** Error code of RFC 8935 section 2.4 given by the receiver, or ours. */
  failure: string | null;
  /**
   * personal: the token's claims while it waits, then only what became of it and when; sealed under the
   * sector's key, bound to the row.
   */
  content_sealed: Buffer;
  /** Civil day only: two sectors must not be joined by instants. */
  day: string;
  state_day: string;
}
export type DeliveryRow = Selectable<DeliveryTable>;

export type Tables = {
  client: ClientTable;
  delivery: DeliveryTable;
};
