import { Alert, Details, EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { getQueryText, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { hasSubscribers } from "../../../../../catalogue/catalogue/index.ts";
import { buildEnrolmentPaths } from "../../../../../enrolment/enrolment/pages/space/enrolment/paths.ts";
import { getOpeningCandidate, isInAudience, isPaused } from "../../../../consent/index.ts";
import { findPartner, formatProvider } from "../../common/services/provider.ts";
import { findPauseOver } from "./find-pause.ts";
import { getSpaceOffer, type Offer } from "./find-service.ts";
import { OpeningView, type OpeningVisitor } from "./opening-view.tsx";
import { serviceWords } from "./service-words.ts";
import { findTheirTurn } from "./their-turn.tsx";

/** To start a service: for whom it may open, for whom it is open, and what stands in the way. */
export async function showService(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context } = visit;
  const offer = await getSpaceOffer(request);
  const { service } = offer;
  if (!hasSubscribers(service.definition)) return sendSeeOther(reply, buildPublicAddress(visit, offer));
  const people = await listPeople(context, getSignedInPerson(visit));
  const candidates: OpeningVisitor[] = [];
  for (const somebody of people.filter((one) => isInAudience(context, service, one))) {
    const candidate = await getOpeningCandidate(context, service, somebody);
    const waiting = candidate.opening.outcome === "missing" ? candidate.opening.waiting : [];
    const theirTurn = await findTheirTurn(context, { somebody, waiting });
    const over = { personId: somebody.id, serviceId: service.id };
    const pause = isPaused(candidate.opening) ? await findPauseOver(context, over) : undefined;
    candidates.push({ ...candidate, theirTurn, pause });
  }
  return renderService(reply, offer, candidates);
}

/** A page of information or a link has nothing to start: its public page says what to do. */
function buildPublicAddress({ brand }: Visit, { service, provider }: Offer): string {
  return `/${brand.slug}/services/${service.slug}?de=${provider.slug}`;
}

function renderService(
  reply: FastifyReply,
  offer: Offer,
  candidates: readonly OpeningVisitor[],
): FastifyReply {
  const { request } = reply;
  const visit = request.ardeco;
  const { language, brand } = visit;
  const words = serviceWords(language);
  const { title, summary, conditions } = offer.service.definition;
  return sendSpacePage(
    reply,
    {
      title: title[language],
      place: "services",
      width: "task",
      above: [{ href: buildSpaceAddresses(brand).services, label: words.above }],
    },
    <>
      <h1>{title[language]}</h1>
      <p class="ar-lead">{summary[language]}</p>
      <p>
        {findPartner(offer)
          ? formatProvider({ ...offer, providerName: offer.provider.name }, language)
          : words.offered(offer.provider.name)}
      </p>
      {getQueryText(request, "refuse") !== "" && (
        <Alert tone="success" title={words.refused}>
          <p>{words.refusedText}</p>
        </Alert>
      )}
      {getQueryText(request, "envoye") !== "" && (
        <Alert tone="success" title={words.completed}>
          <p>{words.completedText}</p>
        </Alert>
      )}
      {candidates.length === 0 ? (
        <NoPersonNotice visit={visit} />
      ) : (
        <Section id="pour-qui" title={words.whom}>
          <div class="ar-stack">
            {candidates.map((candidate) => (
              <OpeningView
                key={candidate.somebody.id}
                {...{ candidate, offer, visit }}
                alone={candidates.length === 1}
              />
            ))}
          </div>
        </Section>
      )}
      {conditions && (
        <Details summary={words.conditions}>
          <p>{conditions[language]}</p>
        </Details>
      )}
    </>,
  );
}

function NoPersonNotice({ visit }: { visit: Visit }) {
  const words = serviceWords(visit.language);
  return (
    <EmptyState
      title={words.nobody}
      icon="users"
      action={<LinkButton href={buildEnrolmentPaths(visit.brand).addRelative}>{words.addChild}</LinkButton>}
    >
      <p>{words.nobodyText}</p>
    </EmptyState>
  );
}
