import { GRANT_GIVEN, GRANT_WITHDRAWN } from "@ardeco/contracts";
import { Alert, ButtonGroup, Definition, type DefinitionItem, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import {
  buildSpaceAddresses,
  findOfferParameter,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { getPathText, getQueryText, type Visit } from "../../../../../../web/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { computeSituation } from "../../../index.ts";
import { listNextSteps, NextSteps } from "../../common/services/next-steps.tsx";
import { formatProvider } from "../../common/services/provider.ts";
import { formatSituation } from "../../common/subscription/tag.tsx";
import { subscriptionWords } from "../../common/subscription/words.ts";
import { DeliveriesView } from "./deliveries-view.tsx";
import { spaceDeliveryWords } from "./delivery-words.ts";
import { EnterLinks, findEntrances } from "./enter-links.tsx";
import { buildPauseAddress, findPauseOver } from "./find-pause.ts";
import { grantWords } from "./grant-words.ts";
import { AsksMore } from "./holding-card.tsx";
import { HoldingTag } from "./holding-tag.tsx";
import { HoldsView, RefusedView } from "./holds-view.tsx";
import { KeptView } from "./kept-view.tsx";
import { getHolding, type ServiceHolding } from "./list-holdings.ts";
import { findCorrection } from "./mending.ts";
import { MendingView } from "./mending-view.tsx";
import { addPassSteps } from "./pass-steps.ts";
import { serviceWords } from "./service-words.ts";
import { formatTellingState } from "./telling.ts";

/** The life of one agreement: what the service knows, what it was told, what it confirmed. */
export async function showGrant(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { somebody } = await resolveChosenPerson(request);
  const found = await getHolding(visit.context, somebody, getPathText(request, "grant"));
  const { pausedSince, sector } = found.held.grant;
  const over = { personId: somebody.id, serviceId: sector.serviceId };
  const mending = await findCorrection(visit.context, found.held, somebody);
  const pause = pausedSince ? await findPauseOver(visit.context, over) : undefined;
  const [holding = found] = await addPassSteps(visit.context, [found]);
  const entrances = await findEntrances(visit, [holding]);
  const { language, brand } = visit;
  const words = serviceWords(language);
  const { held } = holding;
  const title = held.service.definition.title[language];
  const live = held.grant.state === "live";
  return sendSpacePage(
    reply,
    {
      title,
      place: "services",
      width: "task",
      above: [{ href: buildSpaceAddresses(brand).services, label: words.above }],
    },
    <>
      <h1>{title}</h1>
      <Done request={request} holding={holding} />
      {mending && <MendingView {...{ holding, mending, visit }} />}
      {held.grant.pausedSince && <Paused {...{ holding, pause, visit }} />}
      {live && !mending && !held.grant.pausedSince && <Next holding={holding} language={language} />}
      {entrances.size > 0 && !held.grant.pausedSince && (
        <ButtonGroup>
          <EnterLinks {...{ holding, entrances, visit }} />
        </ButtonGroup>
      )}
      {held.asks === "new_items" && <AsksMore holding={holding} visit={visit} />}
      <Definition items={listHoldingFacts(holding, visit)} />
      {live ? (
        <Knows holding={holding} language={language} />
      ) : (
        <KeptView grant={held.grant} language={language} />
      )}
      <Section id="envois" title={spaceDeliveryWords(language).title}>
        <DeliveriesView deliveries={held.deliveries} isSelf={holding.somebody.self} language={language} />
      </Section>
      {live && <Actions holding={holding} visit={visit} />}
    </>,
  );
}

function listHoldingFacts(holding: ServiceHolding, visit: Visit): readonly DefinitionItem[] {
  const { held, somebody } = holding;
  const { language } = visit;
  const words = grantWords(language);
  const { grantedBy, givenAt, withdrawal } = held.grant;
  const situation = computeSituation(held);
  const by =
    grantedBy.kind === "staff"
      ? words.agent(grantedBy.label ?? "")
      : grantedBy.id === getSignedInPerson(visit)
        ? words.me
        : somebody.self
          ? words.representsYou
          : words.represents(somebody.givenName);
  return [
    {
      term: words.state,
      description: <HoldingTag holding={holding} language={language} />,
    },
    { term: words.provider, description: formatProvider(held, language) },
    ...(somebody.self ? [] : [{ term: words.forWhom, description: formatPersonName(somebody, language) }]),
    { term: words.givenOn, description: formatLongDay(givenAt, language) },
    { term: words.givenBy, description: by },
    ...(withdrawal
      ? [{ term: words.why, description: formatSituation({ situation, language, whose: somebody }) }]
      : []),
    ...(withdrawal ? [{ term: words.endedOn, description: formatLongDay(withdrawal.at, language) }] : []),
  ];
}

/** It stands, and its service gets nothing until the pause is lifted. */
function Paused({
  holding: { somebody },
  pause,
  visit: { language, brand },
}: {
  holding: ServiceHolding;
  pause: Restriction | undefined;
  visit: Visit;
}) {
  return (
    <Alert tone="warning" title={subscriptionWords(language).reasons.restricted}>
      <p>
        <a href={buildPauseAddress(brand, { pause, somebody })}>{serviceWords(language).seePause}</a>
      </p>
    </Alert>
  );
}

/** What was just done, and whether the service knows of it yet. */
function Done({ request, holding }: { request: FastifyRequest; holding: ServiceHolding }) {
  const { language } = request.ardeco;
  const words = grantWords(language);
  const { grant, service, deliveries } = holding.held;
  if (grant.withdrawal) {
    const byPerson = grant.withdrawal.initiatedBy === "person";
    return (
      <Alert tone={byPerson ? "success" : "info"} title={formatStoppedTitle(holding, language)}>
        <p>
          {words.stoppedText} {formatTellingState(deliveries, { event: GRANT_WITHDRAWN, language })}
        </p>
      </Alert>
    );
  }
  if (getQueryText(request, "fait") === "") return null;
  const offer = findOfferParameter(request);
  return (
    <Alert tone="success" title={words.givenTitle(service.definition.title[language])}>
      <p>
        {words.givenText} {formatTellingState(deliveries, { event: GRANT_GIVEN, language })}
      </p>
      {offer !== undefined && (
        <p>
          <a
            href={formatPersonAddress(
              buildSpaceAddresses(request.ardeco.brand).coupling(offer),
              holding.somebody,
            )}
          >
            {words.toOffer}
          </a>
        </p>
      )}
    </Alert>
  );
}

/** Once open, something may be left to do elsewhere: to pay, to fetch a card. */
function Next({ holding: { held }, language }: { holding: ServiceHolding; language: Language }) {
  const steps = listNextSteps(held.service, language);
  if (steps.length === 0) return null;
  return (
    <Section id="suite" title={serviceWords(language).next}>
      <NextSteps steps={steps} />
    </Section>
  );
}

function formatStoppedTitle(
  { held, somebody: { self, givenName } }: ServiceHolding,
  language: Language,
): string {
  const words = grantWords(language);
  if (held.grant.withdrawal?.initiatedBy !== "person") return words.endedTitle;
  return self ? words.stoppedTitle : words.stoppedFor(givenName);
}

function Knows({ holding, language }: { holding: ServiceHolding; language: Language }) {
  const words = serviceWords(language);
  return (
    <Section id="connait" title={words.knows}>
      <div class="ar-stack">
        <HoldsView held={holding.held} language={language} />
        <RefusedView held={holding.held} language={language} />
      </div>
    </Section>
  );
}

function Actions({ holding, visit }: { holding: ServiceHolding; visit: Visit }) {
  const { held, somebody, providerSlug } = holding;
  const words = serviceWords(visit.language);
  const at = buildSpaceAddresses(visit.brand);
  return (
    <ButtonGroup>
      <LinkButton variant="secondary" href={formatPersonAddress(at.withdrawal(held.grant.id), somebody)}>
        {words.withdraw}
      </LinkButton>
      {held.service.status === "published" && !held.grant.pausedSince && (
        <a href={formatPersonAddress(at.consent(providerSlug, held.service.slug), somebody)}>
          {words.change}
        </a>
      )}
    </ButtonGroup>
  );
}
