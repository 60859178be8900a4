import { EmptyState, Icon, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren } from "preact";
import { FillParts } from "../../../../../../frames/feature/fill-parts.tsx";
import { loadPageSlot } from "../../../../../../frames/feature/frame-features.ts";
import type { LoadedFill } from "../../../../../../frames/feature/load-slot.ts";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { spaceNoticesSlot } from "../../../../../../frames/space/slots.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { groupComingDays } from "../../../../../../kernel/coming.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { BalanceRows, findCommonTitle } from "./balances-view.tsx";
import { ComingDays, selectComingWeek } from "./coming-view.tsx";
import { DueRows } from "./due-view.tsx";
import { homeWords } from "./home-words.ts";
import { type HomeFacts, isUnderWay, loadFamily, loadHomeFacts } from "./load-home.ts";
import { More } from "./more-view.tsx";
import { HomeSearch, Shortcuts } from "./ways-in.tsx";

/** What one phone screen holds: the rest is on the page of everything. */
const MOST = { groups: 3, balances: 3 } as const;

type Notices = readonly LoadedFill<ComponentChildren>[];

/** What is due, what comes for everyone, what is left: on one screen of a phone. */
export async function showSpaceHome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const family = await loadFamily(request);
  const notices: Notices = await loadPageSlot(request, spaceNoticesSlot, family);
  const facts = await loadHomeFacts(request, family);
  const words = homeWords(visit.language);
  const self = family.people.find((one) => one.self);
  const isNoticed = notices.some(({ shown }) => shown === "silent" || shown.size > 0);
  return sendSpacePage(
    reply,
    { title: words.title, place: "home", width: "task" },
    <div class="ar-home">
      <h1>{words.hello(self?.givenName ?? "")}</h1>
      <FillParts fills={notices} request={request} draw={(shown) => [...shown.values()]} />
      <FillParts fills={facts.fills} request={request} draw={() => null} />
      {isNewcomer(facts) ? (
        <Welcome visit={visit} />
      ) : (
        <>
          <HomeSearch visit={visit} />
          <Shortcuts visit={visit} />
          <Due facts={facts} isNoticed={isNoticed} visit={visit} />
          <Coming facts={facts} visit={visit} />
          <Balances facts={facts} visit={visit} />
          <UnderWay facts={facts} visit={visit} />
        </>
      )}
      <More people={family.people} visit={visit} />
    </div>,
  );
}

const isNewcomer = ({ people, groups, payments, coming, balances }: HomeFacts): boolean =>
  groups.length + payments.length + coming.length + balances.length === 0 &&
  people.every(({ elements }) => elements.length === 0);

function Welcome({ visit }: { readonly visit: Visit }) {
  const words = homeWords(visit.language);
  return (
    <EmptyState
      title={words.welcome}
      icon="sparkles"
      action={<LinkButton href={buildSpaceAddresses(visit.brand).signUp}>{words.start}</LinkButton>}
    >
      <p>{words.welcomeText}</p>
    </EmptyState>
  );
}

interface PartProps {
  readonly facts: HomeFacts;
  readonly visit: Visit;
}

function Due({ facts, isNoticed, visit }: PartProps & { readonly isNoticed: boolean }) {
  const words = homeWords(visit.language);
  const { groups, payments, fills } = facts;
  if (groups.length + payments.length > 0)
    return (
      <Part id="a-faire" title={words.due} visit={visit} hasMore={groups.length > MOST.groups}>
        <DueRows facts={{ ...facts, groups: groups.slice(0, MOST.groups) }} visit={visit} />
      </Part>
    );
  // A notice is what there is to do; a part that did not answer may have had something.
  if (isNoticed || fills.some(({ shown }) => shown === "silent")) return null;
  return (
    <Part id="a-faire" title={words.due} visit={visit}>
      <p class="ar-calm">
        <Icon name="circle-check" />
        <span>
          <strong>{words.nothing}</strong>. {words.nothingText}
        </span>
      </p>
    </Part>
  );
}

function Coming({ facts: { coming, people }, visit }: PartProps) {
  const words = homeWords(visit.language);
  const ours = coming.filter((one) => !isUnderWay(one));
  const { isWeek, days } = selectComingWeek(ours, toCivilDate(visit.context.now()));
  const shown = days.flatMap(({ lines }) => lines).length;
  const all = groupComingDays(ours).flatMap(({ lines }) => lines).length;
  return (
    <Part
      id="semaine"
      title={isWeek || days.length === 0 ? words.week : words.later}
      visit={visit}
      hasMore={all > shown}
      act={
        ours.some(({ kind }) => kind === "booked")
          ? { href: buildSpaceAddresses(visit.brand).absence, label: words.absence }
          : undefined
      }
    >
      {days.length === 0 ? <p>{words.noWeek}</p> : <ComingDays {...{ days, people, visit }} />}
    </Part>
  );
}

function Balances({ facts: { balances, people }, visit }: PartProps) {
  if (balances.length === 0) return null;
  const shown = balances.slice(0, MOST.balances);
  const words = homeWords(visit.language);
  const common = people.length > 1 ? findCommonTitle(shown) : undefined;
  const title = common === undefined ? words.balances : words.balancesOf(common);
  return (
    <Part id="soldes" title={title} visit={visit} hasMore={balances.length > MOST.balances}>
      <BalanceRows balances={shown} people={people} visit={visit} />
    </Part>
  );
}

function UnderWay({ facts: { coming, people }, visit }: PartProps) {
  const days = groupComingDays(coming.filter(isUnderWay));
  if (days.length === 0) return null;
  return (
    <Part id="mairie" title={homeWords(visit.language).underWay} visit={visit}>
      <ComingDays {...{ days, people, visit }} />
    </Part>
  );
}

interface HomePartProps {
  readonly id: string;
  readonly title: string;
  readonly visit: Visit;
  /** The page of everything shows more of it. */
  readonly hasMore?: boolean;
  /** What may be done of all that it shows. */
  readonly act?: { readonly href: string; readonly label: string } | undefined;
  readonly children: ComponentChildren;
}

function Part({ id, title, visit, hasMore = false, act, children }: HomePartProps) {
  const { whole } = buildSpaceAddresses(visit.brand);
  return (
    <section class="ar-part" aria-labelledby={id}>
      <div class="ar-part__head">
        <h2 id={id}>{title}</h2>
        {act && <a href={act.href}>{act.label}</a>}
        {hasMore && (
          <a href={`${whole}#${id}`}>
            {homeWords(visit.language).seeAll} <span class="ds-sr-only">: {title}</span>
          </a>
        )}
      </div>
      {children}
    </section>
  );
}
