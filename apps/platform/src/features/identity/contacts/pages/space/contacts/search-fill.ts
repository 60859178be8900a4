import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceSearchSlot } from "../../../../../../frames/space/slots.ts";
import { matchTyped } from "../../../../../../kernel/typed-match.ts";
import { listPersonContacts } from "../../../index.ts";
import { spaceContactWords } from "./contact-words.ts";

/** The reader's own exchanges, by their subject, number and words. */
export const foundExchangesFill = spaceSearchSlot.fill({
  name: "contacts.found",
  title: { fr: "Échanges", en: "Exchanges" },
  order: 40,
  permission: ({ kind }) => kind === "person",
  load: async (context, { reader }) => new Map([[reader, await listPersonContacts(context, reader)]]),
  show: (contacts, { visit: { language, brand }, input }) =>
    contacts
      .filter(({ subject, number, service = "", steps }) =>
        matchTyped(input.typed, [subject, number, service, ...steps.map(({ text }) => text)]),
      )
      .map(({ id, subject, channel, receivedOn }) => ({
        title: subject,
        text: spaceContactWords(language).did[channel](plainDay(receivedOn, language)),
        href: buildSpaceAddresses(brand).exchange(id),
        icon: "message-square" as const,
      })),
});
