import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { findOtherName, spaceSearchSlot } from "../../../../../../frames/space/slots.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { matchTyped } from "../../../../../../kernel/typed-match.ts";
import { listComingPlaces } from "../../../index.ts";

/** Sessions to come, by what they are, where, and for whom. */
export const foundSessionsFill = spaceSearchSlot.fill({
  name: "bookings.found",
  title: { fr: "Séances réservées", en: "Booked sessions" },
  order: 30,
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) => listComingPlaces(context, subjects),
  show: (places, { visit: { language, brand }, input, subject }) => {
    const name = findOtherName(input, subject);
    const kinds = { fr: "séance réservation", en: "session booking" }[language];
    return places
      .filter(({ activity }) =>
        matchTyped(input.typed, [activity.name[language], activity.place, kinds, name ?? ""]),
      )
      .map(({ session, activity }) => ({
        title: activity.name[language],
        text: [formatLongInstant(session.startsAt, language), name].filter(Boolean).join(", "),
        href: formatPersonAddress(buildSpaceAddresses(brand).bookings, {
          id: parseId<"person">(subject),
          self: name === undefined,
        }),
        icon: "calendar" as const,
      }));
  },
});
