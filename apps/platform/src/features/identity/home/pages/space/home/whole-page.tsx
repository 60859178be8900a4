import { Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { FillParts } from "../../../../../../frames/feature/fill-parts.tsx";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { groupComingDays } from "../../../../../../kernel/coming.ts";
import { groupDueActs } from "../../../../../../kernel/due.ts";
import { BalanceRows, findCommonTitle } from "./balances-view.tsx";
import { ComingDays } from "./coming-view.tsx";
import { DueRows } from "./due-view.tsx";
import { homeWords } from "./home-words.ts";
import { isUnderWay, loadFamily, loadHomeFacts } from "./load-home.ts";

/** The facts of the home without a limit: each act on a line of its own, every day, every account. */
export async function showWholeHome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const words = homeWords(visit.language);
  const facts = await loadHomeFacts(request, await loadFamily(request));
  const { people, groups, payments, coming, balances, fills } = facts;
  const acts = groups.flatMap((group) => group.acts);
  const alone = groupDueActs(acts.map((act) => ({ ...act, groupKey: `${act.groupKey}:${act.id}` })));
  const days = groupComingDays(coming.filter((one) => !isUnderWay(one)));
  const answers = groupComingDays(coming.filter(isUnderWay));
  const common = people.length > 1 ? findCommonTitle(balances) : undefined;
  return sendSpacePage(
    reply,
    {
      title: words.wholeTitle,
      here: words.whole,
      place: "home",
      above: [{ href: buildSpaceAddresses(visit.brand).home, label: words.title }],
    },
    <>
      <h1>{words.wholeTitle}</h1>
      <FillParts fills={fills} request={request} draw={() => null} />
      <Section id="a-faire" title={words.due}>
        {acts.length + payments.length === 0 && <p>{words.nothing}</p>}
        <DueRows facts={{ people, payments, groups: alone }} visit={visit} />
      </Section>
      <Section id="semaine" title={words.later}>
        {days.length === 0 && <p>{words.noWeek}</p>}
        <ComingDays {...{ days, people, visit }} />
      </Section>
      {balances.length > 0 && (
        <Section id="soldes" title={common === undefined ? words.balances : words.balancesOf(common)}>
          <BalanceRows {...{ balances, people, visit }} />
        </Section>
      )}
      {answers.length > 0 && (
        <Section id="mairie" title={words.underWay}>
          <ComingDays {...{ days: answers, people, visit }} />
        </Section>
      )}
    </>,
  );
}
