import type { Context } from "../../../../kernel/context.ts";
import { getPlayer } from "../people/list-cast.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { recordTrace } from "../trace/record-trace.ts";
import { applyMajority, expireElement, resumeElement, setOtherElement } from "./on-elements.ts";
import { suspendService, withdrawService } from "./on-services.ts";
import { requireRoomForGesture } from "./quota.ts";

/** What happens to people in real life, and reaches applications. */
const gestures = {
  change: setOtherElement,
  expire: expireElement,
  renew: resumeElement,
  come_of_age: applyMajority,
  withdraw: withdrawService,
  suspend: suspendService,
} as const;
export type GestureName = keyof typeof gestures;

export const isGesture = (name: string): name is GestureName => Object.hasOwn(gestures, name);

export interface GestureAsked {
  readonly personId: string;
  readonly gesture: GestureName;
  /** An element's name, or a grant's id, as the gesture needs. */
  readonly on: string;
}

/**
 * Use case: the vendor makes something happen to one of their people. What follows is what follows in a town:
 * the journal, the subscription, the events to the application. Throws sandbox.unknown_person,
 * sandbox.gesture_not_possible, sandbox.too_many_gestures.
 */
export async function runGesture(context: Context, { personId, gesture, on }: GestureAsked): Promise<void> {
  const { system } = await openVendorSpace(context);
  const player = await system.transaction(async (tx) => {
    await requireRoomForGesture(tx, system);
    return getPlayer(tx, system, personId);
  });
  await gestures[gesture]({ system, player, on });
  await system.transaction((tx) =>
    recordTrace(tx, system, {
      kind: "gesture",
      outcome: gesture,
      facts: { person: player.name, ...(gesture === "withdraw" || gesture === "suspend" ? {} : { on }) },
    }),
  );
}
