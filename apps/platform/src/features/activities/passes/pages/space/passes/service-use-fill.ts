import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceServiceUsesSlot } from "../../../../../../frames/space/slots.ts";
import { listPasses } from "../../../index.ts";
import { passWords } from "./pass-words.ts";

/** The pass that a service carries, for each of its holders. */
export const servicePassesFill = spaceServiceUsesSlot.fill({
  name: "passes.uses",
  title: { fr: "Pass", en: "Passes" },
  order: 30,
  permission: ({ kind }) => kind === "person",
  load: async (context, { holders }) => {
    const carrying = new Set((await listPasses(context)).map(({ serviceId }) => serviceId));
    return new Map([...holders].filter(([id]) => carrying.has(id)));
  },
  show: (holders, { visit: { language, brand } }) =>
    holders.map((holder) => ({
      label: holder.self ? passWords(language).title : passWords(language).titleFor(holder.givenName),
      href: formatPersonAddress(buildSpaceAddresses(brand).passes, holder),
      icon: "ticket",
    })),
});
