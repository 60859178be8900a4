// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface ContactTable {
  authority_id: string;
  id: string;
  /** personal: who asks. Never whom they act for: another representative does not read it. */
  person_id: string;
  /** personal: said by the person, drawn from the id. */
  number: string;
  channel: "desk" | "phone" | "web" | "mail";
  desk_id: string;
  state: "waiting" | "answered";
  received_on: string;
  due_on: string;
  answered_on: string | null;
  /** Grows at each change: the second agent is told that somebody came first. */
  version: Generated<number>;
  /**
   * personal: subject, service, words and answers with who wrote them, sealed under the person's key, padded.
   */
  sealed: Buffer;
}
export type ContactRow = Selectable<ContactTable>;

export type Tables = {
  contact: ContactTable;
};
