// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface EquipmentTable {
  authority_id: string;
  id: string;
  /** not personal: what agents call the device. */
  name: string;
  kind: "reader" | "kiosk_reader" | "partner_reader" | "kiosk" | "scanner";
  place: string;
  desk_id: string;
  state: Generated<"registered" | "active" | "revoked">;
  /** not personal: SHA-256 of the pairing code, until it is used, replaced or the equipment revoked. */
  code_hash: Buffer | null;
  code_until: Date | null;
  /** not personal: SHA-256 of the secret that the equipment received for its code. */
  secret_hash: Buffer | null;
  registered_on: string;
  revoked_on: string | null;
  /**
   * not personal: the last call of the equipment, written once a minute at most. It says nothing of who was
   * there.
   */
  last_seen_at: Date | null;
  /** not personal: what the equipment says of its software. */
  version_said: string | null;
  health: "good" | "degraded" | "faulty" | null;
  /** not personal: when its health last changed; a recovery is believed ten minutes later. */
  health_at: Date | null;
  /**
   * not personal: a number drawn as somebody shows a code at a kiosk, without whose it is; another one, or
   * none, ends what its browser carries.
   */
  visit_id: string | null;
}
export type EquipmentRow = Selectable<EquipmentTable>;

export type Tables = {
  equipment: EquipmentTable;
};
