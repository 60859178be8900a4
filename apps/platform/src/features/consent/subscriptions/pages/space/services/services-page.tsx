import { Details, EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { type Entrances, findEntrances } from "./enter-links.tsx";
import { HoldingCard } from "./holding-card.tsx";
import { listServiceHoldings, type ServiceHolding } from "./list-holdings.ts";
import { MoneyLinks } from "./money-links.tsx";
import { addPassSteps } from "./pass-steps.ts";
import { serviceWords } from "./service-words.ts";

/** What each service holds today, for the reader and each person they act for. */
export async function showServices(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const people = await listPeople(visit.context, getSignedInPerson(visit));
  const listed = await listServiceHoldings(visit.context, people);
  const holdings = await addPassSteps(visit.context, listed);
  const entrances = await findEntrances(visit, holdings);
  const words = serviceWords(visit.language);
  return sendSpacePage(
    reply,
    { title: words.title, place: "services", width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {holdings.length === 0 ? (
        <NoService visit={visit} />
      ) : (
        people.map((somebody) => (
          <OfPerson
            key={somebody.id}
            {...{ somebody, visit, entrances }}
            holdings={holdings.filter((one) => one.somebody.id === somebody.id)}
          />
        ))
      )}
      <MoneyLinks visit={visit} />
      <p>
        <a href={buildSpaceAddresses(visit.brand).links}>{words.links}</a>
      </p>
      {holdings.length > 0 && !visit.brand.sandbox && (
        <p>
          <LinkButton variant="secondary" icon="plus" href={buildSpaceAddresses(visit.brand).site}>
            {words.discover}
          </LinkButton>
        </p>
      )}
    </>,
  );
}

interface OfPersonProps {
  readonly somebody: Somebody;
  readonly holdings: readonly ServiceHolding[];
  readonly entrances: Entrances;
  readonly visit: Visit;
}

function OfPerson({ somebody, holdings, entrances, visit }: OfPersonProps) {
  const words = serviceWords(visit.language);
  if (holdings.length === 0) return null;
  const live = holdings.filter(({ held }) => held.grant.state === "live");
  const past = holdings.filter(({ held }) => held.grant.state === "withdrawn");
  const title = somebody.self ? words.forMe : words.forName(formatPersonName(somebody, visit.language));
  return (
    <Section id={`pour-${somebody.id}`} title={title}>
      <div class="ar-stack">
        {live.map((holding) => (
          <HoldingCard key={holding.held.grant.id} {...{ holding, entrances, visit }} />
        ))}
        {past.length > 0 && <Past holdings={past} visit={visit} />}
      </div>
    </Section>
  );
}

function Past({ holdings, visit }: Omit<OfPersonProps, "somebody" | "entrances">) {
  const { language, brand } = visit;
  const words = serviceWords(language);
  return (
    <Details summary={words.past(holdings.length)}>
      <ul>
        {holdings.map(({ held, somebody }) => (
          <li key={held.grant.id}>
            <a href={formatPersonAddress(buildSpaceAddresses(brand).grant(held.grant.id), somebody)}>
              {held.service.definition.title[language]}
            </a>
            {held.grant.withdrawal &&
              `, ${words.stoppedOn(formatLongDay(held.grant.withdrawal.at, language))}`}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function NoService({ visit }: { visit: Visit }) {
  const words = serviceWords(visit.language);
  return (
    <EmptyState
      title={words.none}
      icon="handshake"
      action={
        <LinkButton href={buildSpaceAddresses(visit.brand).site}>
          {visit.brand.sandbox ? words.sandboxBack : words.discover}
        </LinkButton>
      }
    >
      <p>{visit.brand.sandbox ? words.sandboxNone : words.noneText}</p>
    </EmptyState>
  );
}
