import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
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
  show: (invitations, { visit: { language, brand } }) =>
    invitations.map(({ inviter, counter, childName }) => ({
      kind: "to_do",
      title: guestWords(language).asks(inviter, counter.name[language]),
      href: buildSpaceAddresses(brand).topUpFor,
      icon: "hand-heart",
      text: guestWords(language).forChild(childName),
      isDue: true,
    })),
});
