import { Alert, Card, Details, EmptyState, KeyFacts, LinkButton, Section, Tag } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { type CivilDate, formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { readOwnReductions } from "../../../../../activities/couplings/index.ts";
import {
  buildPeopleFactsReader,
  computeTariffPrice,
  type FactsOfPerson,
  findQuotientForDay,
  formatTariffEuros,
  formatTariffStep,
  listTariffs,
  type OfferedTariff,
  selectFactsForDay,
} from "../../../index.ts";
import { ownTariffWords } from "./own-tariff-words.ts";

export function defineOwnTariffPages(app: FastifyInstance): void {
  app.get("/espace/tarifs", showOwnTariffs);
}

/** Each published price, for who is signed in: with their own quotient, as it was checked, and in words. */
async function showOwnTariffs(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, brand, language } = visit;
  const words = ownTariffWords(language);
  const today = toCivilDate(context.now());
  const { tariffs, facts } = await readOwn(visit, today);
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      above: [{ href: buildSpaceAddresses(brand).services, label: words.above }],
    },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {tariffs.length === 0 ? (
        <EmptyState
          title={words.none}
          icon="euro"
          action={<LinkButton href={`/${brand.slug}/services`}>{words.toServices}</LinkButton>}
        >
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <Quotient {...{ visit, facts, today }} />
          <div class="ar-stack">
            {tariffs.map((tariff) => (
              <OwnPrice key={tariff.id} {...{ visit, tariff, facts, today }} />
            ))}
          </div>
          <Section id="enfant" title={words.whose}>
            <p>{words.whoseText}</p>
            <p>
              <a href={`/${brand.slug}/tarifs`}>{words.page}</a>
            </p>
          </Section>
        </>
      )}
    </>,
  );
}

/** What is checked of them, and the coupled offers that they said yes to. */
async function readOwn(visit: Visit, today: CivilDate) {
  const { context } = visit;
  const personId = getSignedInPerson(visit);
  const factsOf = await buildPeopleFactsReader(context);
  const tariffs = await listTariffs(context, today);
  const facts = await factsOf(personId);
  return { tariffs, facts: { ...facts, reductions: await readOwnReductions(context, personId) } };
}

interface OwnProps {
  readonly visit: Visit;
  readonly facts: FactsOfPerson;
  readonly today: CivilDate;
}

function Quotient({ visit: { brand, language }, facts, today }: OwnProps) {
  const words = ownTariffWords(language);
  const at = buildSpaceAddresses(brand);
  const counted = findQuotientForDay(facts, today);
  if (!counted)
    return (
      <Alert tone="info" title={words.unknown}>
        <p>{words.unknownText}</p>
        <p>
          <LinkButton variant="secondary" href={at.sources}>
            {words.tell}
          </LinkButton>
        </p>
      </Alert>
    );
  const said = (day: CivilDate) => formatLongDate(day, language);
  return (
    <>
      <KeyFacts
        facts={[
          {
            term: words.quotient,
            icon: "users",
            value: words.euros(counted.quotient),
            note: words.known(said(counted.from), counted.until === null ? null : said(counted.until)),
          },
        ]}
      />
      <p>
        <a href={at.sources}>{words.change}</a>
      </p>
    </>
  );
}

function OwnPrice({
  visit: { brand, language },
  tariff,
  facts,
  today,
}: OwnProps & { readonly tariff: OfferedTariff }) {
  const words = ownTariffWords(language);
  const known = selectFactsForDay(facts, today);
  const priced = computeTariffPrice(tariff, known, today);
  if (priced.outcome !== "priced") return null;
  const title = tariff.title[language];
  const { reductions } = known;
  const isReduced = priced.steps.some(({ step }) => step === "reduction");
  const isHighest = priced.steps.some(({ step }) => step === "highest");
  return (
    <Card title={title} icon="euro" level={2}>
      <p class="ar-lead">
        <strong>{formatTariffEuros(priced.cents, language)}</strong>
        {isHighest && !isReduced && ` (${words.highest})`}
        {isReduced && (
          <>
            {" "}
            <Tag tone="success">{words.reduced}</Tag>
          </>
        )}
      </p>
      <Details summary={words.why(title)}>
        <ul>
          {priced.steps.map((step) => (
            <li key={step.step === "reduction" ? step.id : step.step}>
              {formatTariffStep(step, language, reductions)}
            </li>
          ))}
        </ul>
        {isReduced && (
          <p>
            <a href={buildSpaceAddresses(brand).couplings}>{words.couplings}</a>
          </p>
        )}
        <p>
          <a href={`/${brand.slug}/tarifs/${tariff.slug}`}>{words.simulate(title)}</a>
        </p>
      </Details>
    </Card>
  );
}
