import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import type { DueAct } from "../../../../../../kernel/due.ts";
import { bothIn, defineMessages, type Visit } from "../../../../../../web/index.ts";
import { formatProvider } from "../../common/services/provider.ts";
import { listServiceHoldings, type ServiceHolding } from "./list-holdings.ts";
import { addPassSteps } from "./pass-steps.ts";

const homeWords = defineMessages({
  fr: {
    title: "Services qui vous attendent",
    asksMore: (service: string) => `« ${service} » demande une nouvelle information`,
    suspended: (service: string) => `« ${service} » attend une information à jour`,
    unpaid: (service: string) => `« ${service} » : adhésion à payer`,
    forName: (name: string) => `Pour ${name}.`,
  },
  en: {
    title: "Services that wait for you",
    asksMore: (service: string) => `“${service}” asks for something new`,
    suspended: (service: string) => `“${service}” waits for up-to-date information`,
    unpaid: (service: string) => `“${service}”: membership to pay`,
    forName: (name: string) => `For ${name}.`,
  },
});

/** Services that ask for something more, that lack a value that holds, or whose membership is not paid. */
export const askingServicesFill = spaceHomeSlot.fill({
  name: "subscriptions.asking",
  title: bothIn(homeWords)(({ title }) => title),
  order: 8,
  permission: ({ kind }) => kind === "person",
  load: async (context, { people }) => {
    const holdings = await addPassSteps(context, await listServiceHoldings(context, people));
    return Map.groupBy(holdings.filter(isAsking), ({ somebody }) => somebody.id);
  },
  show: (holdings, { visit }) => holdings.map((holding) => toAct(holding, visit)),
});

const isAsking = (holding: ServiceHolding): boolean =>
  holding.held.grant.state === "live" && findReason(holding) !== undefined;

function findReason({ held, passStep }: ServiceHolding): "asksMore" | "suspended" | "unpaid" | undefined {
  if (held.asks === "new_items") return "asksMore";
  if (isSuspended({ held })) return "suspended";
  return passStep === "unpaid" && !held.grant.pausedSince ? "unpaid" : undefined;
}

/** For want of a value; what nobody confirmed in time is told by its campaign. */
const isSuspended = ({ held: { subscription } }: Pick<ServiceHolding, "held">): boolean =>
  subscription?.state === "suspended" &&
  subscription.reason !== "not_renewed" &&
  subscription.reason !== "restricted";

function toAct(holding: ServiceHolding, { language, brand }: Visit): DueAct {
  const { held, somebody } = holding;
  const words = homeWords(language);
  const reason = findReason(holding) ?? "suspended";
  const title = words[reason](held.service.definition.title[language]);
  const at = buildSpaceAddresses(brand);
  return {
    kind: "to_do",
    act: "answer",
    id: held.grant.id,
    groupKey: `subscriptions:${reason}:${held.service.id}`,
    title,
    groupTitle: title,
    text: somebody.self ? formatProvider(held, language) : words.forName(somebody.givenName),
    forPersonId: somebody.id,
    href: formatPersonAddress(reason === "unpaid" ? at.passes : at.grant(held.grant.id), somebody),
    groupHref: at.services,
  };
}
