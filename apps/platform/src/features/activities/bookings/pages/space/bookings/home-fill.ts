import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { findOtherName, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { listComingPlaces } from "../../../index.ts";

/** Every session booked to come, of the reader and of whom they act for. */
export const comingSessionsFill = spaceHomeSlot.fill({
  name: "bookings.coming",
  title: { fr: "Séances à venir", en: "Sessions to come" },
  order: 30,
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) => listComingPlaces(context, subjects),
  show: (places, { visit: { language, brand }, input, subject }) =>
    places.map(({ session, activity }) => {
      const forPersonId = parseId<"person">(subject);
      const self = findOtherName(input, subject) === undefined;
      return {
        kind: "booked" as const,
        day: session.day,
        time: formatTimeOfDay(session.startsAt, language).replace(/\u00a0h\u00a000$/, "\u00a0h"),
        place: activity.place,
        title: activity.name[language],
        forPersonId,
        href: formatPersonAddress(buildSpaceAddresses(brand).bookings, { id: forPersonId, self }),
      };
    }),
});
