import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { addDays, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { listPersonContacts } from "../../../index.ts";
import { spaceContactWords } from "./contact-words.ts";

const RECENT_DAYS = 7;

/** The reader's own exchanges: those that wait for an answer, and those answered these days. */
export const exchangesFill = spaceHomeSlot.fill({
  name: "contacts.at_home",
  title: { fr: "Vos échanges", en: "Your exchanges" },
  order: 40,
  permission: ({ kind }) => kind === "person",
  load: async (context, { reader }) => {
    const contacts = await listPersonContacts(context, reader);
    const recent = addDays(toCivilDate(context.now()), -RECENT_DAYS);
    const shown = contacts.filter(({ answeredOn }) => answeredOn === undefined || answeredOn >= recent);
    return new Map(shown.length > 0 ? [[reader, shown]] : []);
  },
  show: (contacts, { visit: { language, brand } }) =>
    contacts.map(({ id, personId, subject, channel, receivedOn, answeredOn, dueOn }) => {
      const words = spaceContactWords(language);
      const did = words.did[channel](plainDay(receivedOn, language));
      const became = answeredOn
        ? words.answeredOn(plainDay(answeredOn, language))
        : words.before(plainDay(dueOn, language));
      return {
        kind: answeredOn ? ("answered" as const) : ("answer" as const),
        day: answeredOn ?? dueOn,
        title: subject,
        text: `${did}. ${became}.`,
        forPersonId: personId,
        href: buildSpaceAddresses(brand).exchange(id),
      };
    }),
});
