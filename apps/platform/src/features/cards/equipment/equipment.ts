import { type Static, Type } from "typebox";
import type { DeskId, Id } from "../../../kernel/ids.ts";

export type EquipmentId = Id<"equipment">;

/**
 * `reader`: of cards, at a desk, for pages of services. `kiosk_reader`, `partner_reader`: the platform opens
 * cards there, for pages of its own.
 */
export const equipmentKinds = ["reader", "kiosk_reader", "partner_reader", "kiosk", "scanner"] as const;
export type EquipmentKind = (typeof equipmentKinds)[number];
/** Those that run the program of card readers. */
export const readerKinds: readonly EquipmentKind[] = ["reader", "kiosk_reader", "partner_reader"];
/** Those that ask whether what is shown to them is good: readers of pages leave it to their pages. */
export const terminalKinds: readonly EquipmentKind[] = ["reader", "kiosk", "scanner"];

/** As the equipment says of itself. */
export const Health = Type.Enum(["good", "degraded", "faulty"]);
export type Health = Static<typeof Health>;

export interface NewEquipment {
  readonly id: EquipmentId;
  readonly name: string;
  readonly kind: EquipmentKind;
  /** In words: "Accueil, rez-de-chaussée". */
  readonly place: string;
  readonly deskId: DeskId;
}

export interface Equipment extends NewEquipment {
  readonly state: "registered" | "active" | "revoked";
  /** Until when the pairing code that waits is good. */
  readonly codeUntil: Date | null;
  readonly registeredOn: string;
  readonly revokedOn: string | null;
  readonly lastSeenAt: Date | null;
  readonly version: string | null;
  readonly health: Health | null;
  /** When it last changed. */
  readonly healthAt: Date | null;
  /** At a kiosk, the visit under way; null when nobody stands there. */
  readonly visitId: string | null;
}

/** With the name of the desk that answers for it. */
export interface PlacedEquipment extends Equipment {
  readonly deskName: string;
}

/** Shown once. */
export interface PairingCode {
  readonly id: EquipmentId;
  readonly kind: EquipmentKind;
  readonly code: string;
  readonly until: Date;
}
