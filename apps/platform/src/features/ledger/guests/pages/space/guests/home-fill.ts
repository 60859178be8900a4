import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { listInvitations } from "../../../index.ts";
import { guestWords } from "./guest-words.ts";

/** By a parent, to top up a counter of theirs: answered where it is explained. */
export const invitationsFill = spaceHomeSlot.fill({
  name: "guests.invitations",
  title: { fr: "Invitations à recharger un compteur", en: "Invitations to top up a counter" },
  order: 10,
  permission: ({ kind }) => kind === "person",
  load: async (context, { reader }) => {
    const waiting = (await listInvitations(context)).filter(({ isAccepted }) => !isAccepted);
    return new Map(waiting.length > 0 ? [[reader, waiting]] : []);
  },
  show: (invitations, { visit: { language, brand }, subject }) =>
    invitations.map(({ id, inviter, counter, childName }) => {
      const title = guestWords(language).asks(inviter, counter.name[language]);
      return {
        kind: "to_do",
        act: "answer",
        id,
        groupKey: `guests:${id}`,
        title,
        groupTitle: title,
        text: guestWords(language).forChild(childName),
        forPersonId: parseId<"person">(subject),
        href: buildSpaceAddresses(brand).topUpFor,
      };
    }),
});
