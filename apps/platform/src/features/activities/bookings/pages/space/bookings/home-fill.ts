import { formatLongInstant } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { bothIn, defineMessages } from "../../../../../../web/index.ts";
import { findNextBookings } from "../../../index.ts";

const nextSessionWords = defineMessages({
  fr: {
    title: "Prochaine séance",
    session: (activity: string) => `Prochaine séance : ${activity}`,
    forName: (name: string) => `pour ${name}`,
  },
  en: {
    title: "Next session",
    session: (activity: string) => `Next session: ${activity}`,
    forName: (name: string) => `for ${name}`,
  },
});

/** The next session booked, of the reader or of whom they act for. */
export const nextSessionFill = spaceHomeSlot.fill({
  name: "bookings.next_session",
  title: bothIn(nextSessionWords)(({ title }) => title),
  order: 30,
  permission: ({ kind }) => kind === "person",
  load: async (context, { subjects }) => {
    const nexts = await findNextBookings(context, subjects);
    const [soonest] = [...nexts].toSorted(
      ([, one], [, other]) => one.session.startsAt.getTime() - other.session.startsAt.getTime(),
    );
    return new Map(soonest ? [soonest] : []);
  },
  show: ({ session, activity }, { visit: { language, brand }, input, subject }) => {
    const words = nextSessionWords(language);
    const name = input.namesOfOthers.get(subject);
    const day = formatLongInstant(session.startsAt, language);
    const at = buildSpaceAddresses(brand).bookings;
    return [
      {
        kind: "coming_up",
        title: words.session(activity.name[language]),
        href: formatPersonAddress(at, { id: parseId<"person">(subject), self: name === undefined }),
        icon: "calendar-clock",
        text: name === undefined ? day : `${day}, ${words.forName(name)}`,
      },
    ];
  },
});
