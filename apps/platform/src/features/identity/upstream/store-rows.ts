// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface UpstreamLinkTable {
  authority_id: string;
  kind: "franceconnect" | "proconnect";
  /** personal: HMAC of issuer and subject, under a key of this authority. */
  subject_index: Buffer;
  subject_kind: "person" | "staff";
  /** personal: the person or agent whose account it opens. */
  subject_id: string;
  /** personal: day on which it was tied. */
  linked_on: string;
  /** personal: day of the last sign-in. */
  last_used_on: string;
  /** personal: when it was tied, to the moment: what was added since a recovery opened leaves with it. */
  linked_at: Date | null;
}
export type UpstreamLinkRow = Selectable<UpstreamLinkTable>;

export interface UpstreamProviderTable {
  authority_id: string;
  kind: "franceconnect" | "proconnect";
  issuer: string;
  client_id: string;
  /** Client secret given by the State, sealed under the authority's key. */
  secret_sealed: Buffer;
  enabled: boolean;
  changed_on: string;
  /** Agent who gave these settings last; null for the system. */
  changed_by: string | null;
  revision: Generated<number>;
}
export type UpstreamProviderRow = Selectable<UpstreamProviderTable>;

export type Tables = {
  upstream_link: UpstreamLinkTable;
  upstream_provider: UpstreamProviderTable;
};
