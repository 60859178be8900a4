import type { Context } from "../../../../kernel/context.ts";
import { getPlayer } from "../people/list-cast.ts";
import { enterAsVendor } from "../space/vendor.ts";
import { note } from "../trace/note.ts";
import { changeElement, comeOfAge, expireElement, renewElement } from "./on-elements.ts";
import { suspendService, withdrawService } from "./on-services.ts";
import { requireRoomForGesture } from "./quota.ts";

/** What happens to people in real life, and reaches applications. */
const gestures = {
  change: changeElement,
  expire: expireElement,
  renew: renewElement,
  come_of_age: comeOfAge,
  withdraw: withdrawService,
  suspend: suspendService,
} as const;
export type Gesture = keyof typeof gestures;

export const isGesture = (name: string): name is Gesture => Object.hasOwn(gestures, name);

export interface GestureAsked {
  readonly personId: string;
  readonly gesture: Gesture;
  /** An element's name, or a grant's id, as the gesture needs. */
  readonly on: string;
}

/**
 * Use case: the vendor makes something happen to one of their people. What follows is what follows in a town:
 * the journal, the subscription, the events to the application. Throws sandbox.unknown_person,
 * sandbox.gesture_not_possible, sandbox.too_many_gestures.
 */
export async function makeGesture(context: Context, { personId, gesture, on }: GestureAsked): Promise<void> {
  const { system } = await enterAsVendor(context);
  const player = await system.transaction(async (tx) => {
    await requireRoomForGesture(tx, system);
    return getPlayer(tx, system, personId);
  });
  await gestures[gesture]({ system, player, on });
  await system.transaction((tx) =>
    note(tx, system, {
      kind: "gesture",
      outcome: gesture,
      facts: { person: player.name, ...(gesture === "withdraw" || gesture === "suspend" ? {} : { on }) },
    }),
  );
}
