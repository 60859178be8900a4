import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { addDays, type CivilDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { bothIn, defineMessages } from "../../../../../../web/index.ts";
import { listServiceHoldings, type ServiceHolding } from "./list-holdings.ts";

/** Time enough to ask for the next year. */
const SOON_DAYS = 30;

const endingWords = defineMessages({
  fr: {
    title: "Inscriptions et autorisations qui finissent bientôt",
    lastDay: (service: string) => `« ${service} » : dernier jour`,
  },
  en: {
    title: "Registrations and permits that end soon",
    lastDay: (service: string) => `“${service}”: last day`,
  },
});

/** Registrations, subscriptions and permits confirmed until a day that is near. */
export const endingServicesFill = spaceHomeSlot.fill({
  name: "subscriptions.ending",
  title: bothIn(endingWords)(({ title }) => title),
  order: 36,
  permission: ({ kind }) => kind === "person",
  load: async (context, { people }) => {
    const today = toCivilDate(context.now());
    const days = { today, until: addDays(today, SOON_DAYS) };
    const ending = (await listServiceHoldings(context, people)).filter((one) => isEnding(one, days));
    return Map.groupBy(ending, ({ somebody }) => somebody.id);
  },
  show: (holdings, { visit: { language, brand } }) =>
    holdings.map(({ held, somebody }) => ({
      kind: "end" as const,
      day: held.subscription?.period?.until ?? null,
      title: endingWords(language).lastDay(held.service.definition.title[language]),
      forPersonId: somebody.id,
      href: formatPersonAddress(buildSpaceAddresses(brand).grant(held.grant.id), somebody),
    })),
});

/** Of one that is open: what is suspended says so elsewhere. */
function isEnding(
  { held: { grant, subscription } }: ServiceHolding,
  { today, until }: { readonly today: CivilDate; readonly until: CivilDate },
): boolean {
  const last = subscription?.period?.until;
  const isOpen = grant.state === "live" && subscription?.state === "open";
  return isOpen && last !== undefined && last >= today && last <= until;
}
