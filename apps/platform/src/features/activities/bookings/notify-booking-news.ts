import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findAccount } from "../../access/access/index.ts";
import { listTold } from "../../identity/households/index.ts";
import { findCurrentText, listElements } from "../../identity/identity/index.ts";
import { type BookingNews, notify } from "../../messaging/notifications/index.ts";
import type { Booking } from "./booking.ts";
import type { Place } from "./ledger.ts";
import { formatParisClock } from "./rules.ts";

export interface BookingNotice {
  readonly place: Place;
  readonly booking: Booking;
  readonly news: BookingNews["news"];
}

/**
 * Who takes part, and who is told of them. Who is reached by no address gets a letter, from the desk. In the
 * transaction of what it tells; `system` acts as the system.
 * @returns how many people were written to
 */
export async function notifyBookingNews(
  tx: Tx,
  system: Context,
  { place, booking, news }: BookingNotice,
): Promise<number> {
  const { personId } = booking;
  const { name } = place.activity;
  const given = findCurrentText(await listElements(tx, system, personId, ["given_name"]), "given_name");
  const { cents, freeUntil } = booking.words;
  let told = 0;
  for (const reader of await listTold(tx, system, personId)) {
    // A letter would come after the session.
    if (news === "reminder" && (await findAccount(tx, system, reader))?.email === undefined) continue;
    await notify(tx, system, {
      personId: reader,
      template: "booking_news",
      data: {
        news,
        activity: name,
        day: place.session.day,
        hour: formatParisClock(place.session.startsAt),
        ...(news === "reminder"
          ? { until: { day: toCivilDate(freeUntil), hour: formatParisClock(freeUntil), isFree: cents === 0 } }
          : {}),
        path: formatBookingsPath(personId, reader),
        ...(reader === personId || !given ? {} : { about: given }),
      },
    });
    told += 1;
  }
  return told;
}

function formatBookingsPath(personId: PersonId, reader: PersonId): string {
  const page = "/espace/reservations";
  return reader === personId ? page : `${page}?${new URLSearchParams({ pour: personId })}`;
}
