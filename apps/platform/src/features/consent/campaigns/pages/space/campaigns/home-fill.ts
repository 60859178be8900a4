import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import type { DueAct } from "../../../../../../kernel/due.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { type Renewal, readRenewals } from "../../../../renewals/index.ts";
import { listServiceHoldings } from "../../../../subscriptions/pages/space/services/list-holdings.ts";
import { computeGraceEnd, formatAnswerDeadline } from "../../../index.ts";
import { renewalWords } from "./renewal-words.ts";

/** A subscription to confirm, or that nobody confirmed in time. */
interface ToConfirm {
  readonly renewal: Renewal;
  readonly somebody: Somebody;
  /** Title of the service. */
  readonly service: Readonly<Record<"fr" | "en", string>>;
}

/** What is to be confirmed in a campaign, and what was not in time. */
export const toConfirmFill = spaceHomeSlot.fill({
  name: "campaigns.to_confirm",
  title: { fr: "Inscriptions à confirmer", en: "Registrations to confirm" },
  order: 3,
  permission: ({ kind }) => kind === "person",
  load: async (context, { people }) => {
    const holdings = await listServiceHoldings(context, people);
    const live = new Map(
      holdings
        .filter(({ held }) => held.grant.state === "live")
        .map((one) => [one.held.grant.id as string, one]),
    );
    const grants = [...live.values()].map(({ held }) => held.grant);
    const renewals = await readRenewals(context, grants);
    const found = renewals.filter(isShownAtHome);
    const named = found.flatMap((renewal): readonly ToConfirm[] => {
      const holding = live.get(renewal.grant.id);
      if (!holding) return [];
      const { somebody, held } = holding;
      return [{ renewal, somebody, service: held.service.definition.title }];
    });
    return Map.groupBy(named, ({ somebody }) => somebody.id);
  },
  show: (renewals, { visit }) => renewals.map((one) => toAct(one, visit)),
});

const isShownAtHome = ({ state, phase }: Renewal): boolean =>
  state === "lapsed" || (state === "waiting" && phase !== "ended");

function toAct({ renewal, somebody, service }: ToConfirm, { language, brand }: Visit): DueAct {
  const words = renewalWords(language);
  const { campaign, phase, state, grant } = renewal;
  const isLapsed = state === "lapsed";
  const title = campaign.title[language];
  const mine = words.cardMine(title, service[language]);
  const theirs = words.cardFor(title, spaceCommonWords(language).of(somebody.givenName), service[language]);
  const asked = somebody.self ? mine : theirs;
  const lapsed = words.lapsedCard(service[language]);
  const late = () => words.late(plainDay(computeGraceEnd(campaign), language));
  const waiting = phase === "grace" ? late() : words.before(formatAnswerDeadline(campaign, language));
  const at = buildSpaceAddresses(brand);
  return {
    kind: "to_do",
    act: "confirm",
    id: grant.id,
    groupKey: `campaigns:${campaign.id}:${isLapsed ? "lapsed" : "waiting"}`,
    title: isLapsed ? lapsed : asked,
    groupTitle: isLapsed ? lapsed : words.cardForSeveral(title, service[language]),
    text: isLapsed ? words.overText.suspend : waiting,
    forPersonId: somebody.id,
    href: formatPersonAddress(at.renewal(campaign.id), somebody),
    groupHref: at.campaign(campaign.id),
    dueOn: phase === "grace" ? computeGraceEnd(campaign) : campaign.closesOn,
  };
}
