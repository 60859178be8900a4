import { EmptyState, LinkButton, Section, Tiles } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addPassSteps } from "../../../features/consent/subscriptions/pages/space/services/pass-steps.ts";
import { buildEnrolmentPaths } from "../../../features/enrolment/enrolment/pages/space/enrolment/paths.ts";
import { SpaceErasureNotice } from "../../../features/records/rights/pages/space/rights/erasure-notice.tsx";
import { SpacePauseNotice } from "../../../features/records/rights/pages/space/rights/pause-notice.tsx";
import type { Visit } from "../../../web/index.ts";
import { FillParts } from "../../feature/fill-parts.tsx";
import { loadPageSlot } from "../../feature/frame-features.ts";
import { buildSpaceAddresses } from "../common/addresses.ts";
import { getSignedInPerson } from "../common/require-person.ts";
import { sendSpacePage } from "../common/space-page.tsx";
import { spaceHomeSlot } from "../slots.ts";
import { type HomeFills, listHomeCards, Money } from "./cards-view.tsx";
import { Exchanges } from "./exchanges-view.tsx";
import { Expiring } from "./expiring-view.tsx";
import { spaceHomeWords } from "./home-words.ts";
import { type HomeFacts, loadHomeFacts } from "./load-home-facts.ts";
import { OpenServices } from "./open-services.tsx";
import { RepresentedPeople } from "./represented-people.tsx";
import { Standing } from "./standing-view.tsx";
import { WaitingItems } from "./waiting-view.tsx";

/** What waits for me, what is open, what expires soon. */
export async function showSpaceHome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const gathered = await visit.context.transaction((tx) =>
    loadHomeFacts(tx, visit.context, getSignedInPerson(visit)),
  );
  const holdings = await addPassSteps(visit.context, gathered.holdings);
  const facts: HomeFacts = { ...gathered, holdings };
  const fills = visit.brand.sandbox ? [] : await loadHomeFills(request, facts);
  const words = spaceHomeWords(visit.language);
  const self = facts.people.find((one) => one.self);
  return sendSpacePage(
    reply,
    { title: words.title, place: "home", width: "task" },
    <>
      <h1>{words.hello(self?.givenName ?? "")}</h1>
      {facts.erasures.map((one) => (
        <SpaceErasureNotice key={one.erasure.id} {...one} visit={visit} />
      ))}
      {facts.pauses.map((one) => (
        <SpacePauseNotice key={one.pause.id} {...one} visit={visit} />
      ))}
      <FillParts fills={fills} request={request} draw={() => null} />
      {isNewcomer(facts, fills) ? <Welcome visit={visit} /> : <Home {...{ facts, fills, visit }} />}
      <Account visit={visit} />
    </>,
  );
}

/** What features show of the reader and of whom they act for. */
const loadHomeFills = (request: FastifyRequest, { people }: HomeFacts): Promise<HomeFills> =>
  loadPageSlot(request, spaceHomeSlot, {
    subjects: people.map(({ id }) => id),
    reader: getSignedInPerson(request.ardeco),
    namesOfOthers: new Map(people.filter(({ self }) => !self).map(({ id, givenName }) => [id, givenName])),
  });

const isNewcomer = ({ people, files, holdings, contacts }: HomeFacts, fills: HomeFills): boolean =>
  files.length + holdings.length + contacts.length + listHomeCards(fills, ["to_do"]).length === 0 &&
  people.every(({ elements }) => elements.length === 0);

function Home({ facts, fills, visit }: { facts: HomeFacts; fills: HomeFills; visit: Visit }) {
  return (
    <>
      <Standing facts={facts} visit={visit} />
      <WaitingItems {...{ facts, fills, visit }} />
      <Money fills={fills} visit={visit} />
      <RepresentedPeople facts={facts} visit={visit} />
      <Exchanges facts={facts} visit={visit} />
      <OpenServices facts={facts} visit={visit} />
      <Expiring facts={facts} visit={visit} />
    </>
  );
}

function Welcome({ visit }: { visit: Visit }) {
  const words = spaceHomeWords(visit.language);
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

function Account({ visit }: { visit: Visit }) {
  const words = spaceHomeWords(visit.language);
  const at = buildSpaceAddresses(visit.brand);
  return (
    <Section id="compte" title={words.more}>
      <Tiles
        tiles={[
          { href: buildEnrolmentPaths(visit.brand).requests, label: words.requests, icon: "list-checks" },
          { href: at.supports, label: words.supports, icon: "id-card", count: words.supportsHow },
          { href: at.exchanges, label: words.exchanges, icon: "message-square", count: words.exchangesHow },
          { href: at.move, label: words.move, icon: "house" },
          { href: buildEnrolmentPaths(visit.brand).relatives, label: words.relatives, icon: "users" },
          { href: at.security, label: words.security, icon: "key-round", count: words.securityHow },
          { href: at.sessions, label: words.devices, icon: "smartphone" },
          { href: at.rights, label: words.rights, icon: "shield", count: words.rightsHow },
        ]}
      />
    </Section>
  );
}
