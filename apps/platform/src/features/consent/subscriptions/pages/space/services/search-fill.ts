import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceSearchSlot } from "../../../../../../frames/space/slots.ts";
import { matchTyped } from "../../../../../../kernel/typed-match.ts";
import { formatProvider } from "../../common/services/provider.ts";
import { listServiceHoldings } from "./list-holdings.ts";

/** Services held, by their name, their provider and who holds them. */
export const foundServicesFill = spaceSearchSlot.fill({
  name: "subscriptions.found",
  title: { fr: "Services", en: "Services" },
  order: 10,
  permission: ({ kind }) => kind === "person",
  load: async (context, { people }) => {
    const holdings = await listServiceHoldings(context, people);
    const live = holdings.filter(({ held }) => held.grant.state === "live");
    return Map.groupBy(live, ({ somebody }) => somebody.id as string);
  },
  show: (holdings, { visit: { language, brand }, input }) =>
    holdings.flatMap(({ held, somebody }) => {
      const title = held.service.definition.title[language];
      const name = somebody.self ? "" : somebody.givenName;
      const provider = formatProvider(held, language);
      if (!matchTyped(input.typed, [title, provider, name])) return [];
      return [
        {
          title,
          text: name || provider,
          href: formatPersonAddress(buildSpaceAddresses(brand).grant(held.grant.id), somebody),
          icon: "handshake" as const,
        },
      ];
    }),
});
