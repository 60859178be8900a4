// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface CalendarAddressTable {
  authority_id: string;
  id: string;
  person_id: string;
  /** not personal: SHA-256 of the 256 random bits of the address, which are kept nowhere. */
  token_hash: Buffer;
  /** not personal: of the sign-ins of the person when it was made; once all are ended, it opens no more. */
  generation: number;
  /** not personal: whether events name for whom they are. */
  shows_names: boolean;
  /** Whether events say where they take place. */
  shows_places: boolean;
  created_on: string;
  /** The last day on which a telephone read it. */
  read_on: string | null;
}
export type CalendarAddressRow = Selectable<CalendarAddressTable>;

export type Tables = {
  calendar_address: CalendarAddressTable;
};
