import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceServiceUsesSlot } from "../../../../../../frames/space/slots.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { listBookableServices } from "../../../index.ts";

const useWords = defineMessages({ fr: { book: "Réserver" }, en: { book: "Book" } });

/** Where the sessions of a service are booked: for its only holder, or for whom the page lets one choose. */
export const bookableServicesFill = spaceServiceUsesSlot.fill({
  name: "bookings.uses",
  title: { fr: "Réservations", en: "Bookings" },
  order: 10,
  permission: ({ kind }) => kind === "person",
  load: async (context, { holders }) => {
    const bookable = await listBookableServices(context);
    return new Map([...holders].filter(([id]) => bookable.has(id)));
  },
  show: ([first, ...others], { visit: { language, brand } }) => {
    if (!first) return [];
    const { bookings } = buildSpaceAddresses(brand);
    return [
      {
        label: useWords(language).book,
        href: others.length > 0 ? bookings : formatPersonAddress(bookings, first),
        icon: "calendar-clock",
      },
    ];
  },
});
