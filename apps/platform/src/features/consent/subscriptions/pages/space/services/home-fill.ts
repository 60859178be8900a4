import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import type { DueAct } from "../../../../../../kernel/due.ts";
import { bothIn, defineMessages, type Visit } from "../../../../../../web/index.ts";
import { formatProvider } from "../../common/services/provider-text.ts";
import { listServiceHoldings, type ServiceHolding } from "./list-holdings.ts";

const homeWords = defineMessages({
  fr: {
    title: "Services qui vous attendent",
    asksMore: (service: string) => `« ${service} » demande une nouvelle information`,
    suspended: (service: string) => `« ${service} » attend une information à jour`,
    forName: (name: string) => `Pour ${name}.`,
  },
  en: {
    title: "Services that wait for you",
    asksMore: (service: string) => `“${service}” asks for something new`,
    suspended: (service: string) => `“${service}” waits for up-to-date information`,
    forName: (name: string) => `For ${name}.`,
  },
});

/** Services that ask for something more, or that lack a value that holds. */
export const askingServicesFill = spaceHomeSlot.fill({
  name: "subscriptions.asking",
  title: bothIn(homeWords)(({ title }) => title),
  order: 8,
  permission: ({ kind }) => kind === "person",
  load: async (context, { people }) => {
    const holdings = await listServiceHoldings(context, people);
    return Map.groupBy(holdings.filter(isAsking), ({ somebody }) => somebody.id);
  },
  show: (holdings, { visit }) => holdings.map((holding) => toAct(holding, visit)),
});

const isAsking = ({ held }: ServiceHolding): boolean =>
  held.grant.state === "live" && (held.asks === "new_items" || isSuspended({ held }));

/** For want of a value; what nobody confirmed in time is told by its campaign. */
const isSuspended = ({ held: { subscription } }: Pick<ServiceHolding, "held">): boolean =>
  subscription?.state === "suspended" &&
  subscription.reason !== "not_renewed" &&
  subscription.reason !== "restricted";

function toAct({ held, somebody }: ServiceHolding, { language, brand }: Visit): DueAct {
  const words = homeWords(language);
  const service = held.service.definition.title[language];
  const title = held.asks === "new_items" ? words.asksMore(service) : words.suspended(service);
  const at = buildSpaceAddresses(brand);
  return {
    kind: "to_do",
    act: "answer",
    id: held.grant.id,
    groupKey: `subscriptions:${held.asks ?? "suspended"}:${held.service.id}`,
    title,
    groupTitle: title,
    text: somebody.self ? formatProvider(held, language) : words.forName(somebody.givenName),
    forPersonId: somebody.id,
    href: formatPersonAddress(at.grant(held.grant.id), somebody),
    groupHref: at.services,
  };
}
