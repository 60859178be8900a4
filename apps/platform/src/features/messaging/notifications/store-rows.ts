// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface MessageTable {
  authority_id: string;
  id: string;
  person_id: string | null;
  channel: "email" | "letter";
  day: string;
  /**
   * personal: recipient, subject and text, sealed under the person's key (the authority's for an address that
   * is no one person's: empty once it was sent). Nothing in clear says what the message is about.
   */
  sealed: Buffer;
  state: "waiting" | "delivered";
  delivered_on: string | null;
}
export type MessageRow = Selectable<MessageTable>;

export type Tables = {
  message: MessageTable;
};
