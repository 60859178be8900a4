import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { getCounter } from "../counters/index.ts";
import type { Guest, GuestId } from "./guest.ts";
import { notifyGuestNews } from "./people-told.ts";
import { openGuests } from "./read-rows.ts";
import { findLockedGuestRow, setEnded } from "./store.ts";

export const toGuestsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "guests",
    reason: "Somebody without an account here puts money on the account of another whom they may not see.",
  });

/** Held until the end of the transaction. */
export async function findLockedGuest(tx: Tx, system: Context, id: GuestId): Promise<Guest | undefined> {
  const row = await findLockedGuestRow(tx, system.authorityId, id);
  const [guest] = row ? await openGuests(tx, system, [row]) : [];
  return guest;
}

/** @param by who is not told of what they did; undefined: whoever invited acts for the child no more */
export async function endOne(tx: Tx, system: Context, guest: Guest, by?: PersonId): Promise<void> {
  await setEnded(tx, system.authorityId, { id: guest.id, on: toCivilDate(system.now()) });
  await recordGuestStep(tx, system, { guest, action: "guests.ended" });
  await notifyGuestNews(tx, system, { guest, what: "ended", by });
}

/**
 * In the child's journal, which parents read, and in the guest's. By the system: nobody reads the other's
 * name in a line.
 */
export async function recordGuestStep(
  tx: Tx,
  system: Context,
  { guest, action }: { readonly guest: Guest; readonly action: string },
): Promise<void> {
  const { name } = await getCounter(tx, system, guest.counterId);
  await record(tx, system, { action, personId: guest.childId, data: { name, side: "child" } });
  if (guest.guestId !== undefined)
    await record(tx, system, { action, personId: guest.guestId, data: { name, side: "guest" } });
}
