import { Details, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { HoldingCard } from "./holding-card.tsx";
import { listServiceHoldings, type ServiceHolding } from "./list-holdings.ts";
import { addPassSteps } from "./pass-steps.ts";
import { serviceWords } from "./service-words.ts";

/** Who knows what: what each service holds today, for the reader and each person they act for. */
export async function showAgreements(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const people = await listPeople(visit.context, getSignedInPerson(visit));
  const listed = await listServiceHoldings(visit.context, people);
  const holdings = await addPassSteps(visit.context, listed);
  const words = serviceWords(visit.language);
  return sendSpacePage(
    reply,
    {
      title: words.whoKnows,
      place: "services",
      width: "task",
      above: [{ href: buildSpaceAddresses(visit.brand).services, label: words.above }],
    },
    <>
      <h1>{words.whoKnows}</h1>
      <p class="ar-lead">{words.lead}</p>
      {holdings.length === 0 && <p>{words.noAgreement}</p>}
      {people.map((somebody) => (
        <PersonAgreements
          key={somebody.id}
          {...{ somebody, visit }}
          holdings={holdings.filter((one) => one.somebody.id === somebody.id)}
        />
      ))}
    </>,
  );
}

interface PersonAgreementsProps {
  readonly somebody: Somebody;
  readonly holdings: readonly ServiceHolding[];
  readonly visit: Visit;
}

function PersonAgreements({ somebody, holdings, visit }: PersonAgreementsProps) {
  const words = serviceWords(visit.language);
  if (holdings.length === 0) return null;
  const live = holdings.filter(({ held }) => held.grant.state === "live");
  const past = holdings.filter(({ held }) => held.grant.state === "withdrawn");
  const title = somebody.self ? words.forMe : words.forName(formatPersonName(somebody, visit.language));
  return (
    <Section id={`pour-${somebody.id}`} title={title}>
      <div class="ar-stack">
        {live.map((holding) => (
          <HoldingCard key={holding.held.grant.id} {...{ holding, visit }} />
        ))}
        {past.length > 0 && <PastAgreements holdings={past} visit={visit} />}
      </div>
    </Section>
  );
}

function PastAgreements({ holdings, visit }: Omit<PersonAgreementsProps, "somebody">) {
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
