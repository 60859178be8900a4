import { EmptyState, LinkButton, Section, Tiles } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addPassSteps } from "../../../features/consent/subscriptions/pages/space/services/pass-steps.ts";
import { buildEnrolmentPaths } from "../../../features/enrolment/enrolment/pages/space/enrolment/paths.ts";
import { listInvitations } from "../../../features/ledger/guests/index.ts";
import { SpaceErasureNotice } from "../../../features/records/rights/pages/space/rights/erasure-notice.tsx";
import { SpacePauseNotice } from "../../../features/records/rights/pages/space/rights/pause-notice.tsx";
import type { Visit } from "../../../web/index.ts";
import { buildSpaceAddresses } from "../common/addresses.ts";
import { getSignedInPerson } from "../common/require-person.ts";
import { sendSpacePage } from "../common/space-page.tsx";
import { Exchanges } from "./exchanges-view.tsx";
import { Expiring } from "./expiring-view.tsx";
import { spaceHomeWords } from "./home-words.ts";
import { type HomeFacts, loadHomeFacts } from "./load-home-facts.ts";
import { loadMoneyFacts, Money, type MoneyFacts } from "./money-view.tsx";
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
  const invitations = (await listInvitations(visit.context)).filter(({ isAccepted }) => !isAccepted);
  const holdings = await addPassSteps(visit.context, gathered.holdings);
  const facts: HomeFacts = { ...gathered, holdings, invitations };
  const reader = getSignedInPerson(visit);
  const money = visit.brand.sandbox ? undefined : await loadMoneyFacts(visit.context, reader, facts.people);
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
      {isNewcomer(facts) ? <Welcome visit={visit} /> : <Home {...{ facts, money, visit }} />}
      <Account visit={visit} />
    </>,
  );
}

function isNewcomer({ people, files, holdings, contacts, invitations }: HomeFacts): boolean {
  return (
    files.length + holdings.length + contacts.length + invitations.length === 0 &&
    people.every(({ elements }) => elements.length === 0)
  );
}

function Home({ facts, money, visit }: { facts: HomeFacts; money: MoneyFacts | undefined; visit: Visit }) {
  return (
    <>
      <Standing facts={facts} visit={visit} />
      <WaitingItems {...{ facts, visit }} owes={(money?.left ?? 0) > 0} />
      {money && <Money facts={money} visit={visit} />}
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
