// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface OldCardTable {
  authority_id: string;
  id: string;
  counter_id: string;
  /** not personal: HMAC of the printed number under a key of the counter, outside the database. */
  digest: Buffer;
  units: number;
  /** The sum of old_card_use, kept by its trigger. */
  used: Generated<number>;
  stopped_on: string | null;
  imported_on: string;
  /** The file that brought it; null: taken over before files waited. */
  file_id: string | null;
  /** The day what is left of its file was stopped. */
  recalled_on: string | null;
  /** The agent of the desk who stopped it; null of those that were stopped before this was kept. */
  stopped_by: string | null;
  resumed_on: string | null;
  /** The last administrator who let it serve again: another than who had stopped it. */
  resumed_by: string | null;
  /** not personal: why it serves again, of a card that is of nobody. */
  resume_reason: string | null;
}
export type OldCardRow = Selectable<OldCardTable>;

export interface OldCardFileTable {
  authority_id: string;
  id: string;
  counter_id: string;
  cards: number;
  /** The sum of its cards, in the unit of the counter. */
  units: number;
  least: number;
  most: number;
  given_on: string;
  /** The agent who gave it. */
  given_by: string;
  accepted_on: string | null;
  /** Another agent than who gave it. Without it no card of it serves. */
  accepted_by: string | null;
  /** From that day on no card of it serves. */
  stopped_on: string | null;
  stopped_by: string | null;
  /** not personal: why what is left of it is accepted no more. */
  stop_reason: string | null;
}
export type OldCardFileRow = Selectable<OldCardFileTable>;

export interface OldCardMissTable {
  authority_id: string;
  /** not personal: HMAC of the agent under a key outside the database. */
  holder: Buffer;
  minute: number;
  misses: number;
}
export type OldCardMissRow = Selectable<OldCardMissTable>;

export interface OldCardUseTable {
  authority_id: string;
  id: string;
  card_id: string;
  kind: "use" | "moved";
  units: number;
  day: string;
}
export type OldCardUseRow = Selectable<OldCardUseTable>;

export type Tables = {
  old_card: OldCardTable;
  old_card_file: OldCardFileTable;
  old_card_miss: OldCardMissTable;
  old_card_use: OldCardUseTable;
};
