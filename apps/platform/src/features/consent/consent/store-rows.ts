// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface PersonGrantsTable {
  authority_id: string;
  person_id: string;
  /** personal: grant, service, who said yes, form keys; sealed under the person's key, padded. */
  sealed: Buffer;
  version: Generated<number>;
  /**
   * personal: HMAC of the civil day on which the calendar alone may change what a service is told, or of
   * "never"; empty when no day was worked out yet.
   */
  next_check: Generated<Buffer>;
}
export type PersonGrantsRow = Selectable<PersonGrantsTable>;

export interface ServiceGrantTable {
  provider_id: string;
  service_id: string;
  id: string;
  holder_id: string;
  /** HMAC of the person under the sector's key (keys.sectorSubject). */
  subject: Buffer;
  state: "live" | "withdrawn";
  /** Civil day only, like withdrawn_on: the instants are sealed. */
  given_on: string;
  withdrawn_on: string | null;
  /**
   * personal: items granted and refused with the wording agreed to, instants, pairwise subject, HMAC of what
   * was last told; sealed under the sector's key, padded.
   */
  sealed: Buffer;
  /** Grows at each change. */
  revision: Generated<number>;
}
export type ServiceGrantRow = Selectable<ServiceGrantTable>;

export type Tables = {
  person_grants: PersonGrantsTable;
  service_grant: ServiceGrantTable;
};
