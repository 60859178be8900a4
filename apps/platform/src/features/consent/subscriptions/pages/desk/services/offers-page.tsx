import { EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import { PresenceOver } from "../../../../../../frames/desk/common/presence-over.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import { OpeningTag } from "../../../../../catalogue/catalogue/pages/common/opening/opening-tag.tsx";
import { isInAudience, listOpenings, type Opening } from "../../../../consent/index.ts";
import { formatProvider } from "../../common/services/provider.ts";
import { sortByTitle } from "../../common/services/sort-by-title.ts";
import { buildOfferKey, type DeskOffer, listOffers } from "./find-offer.ts";
import { openWords } from "./open-words.ts";
import { buildPageContext } from "./page-context.ts";
import { type AtCounter, readCounter } from "./present.ts";

interface Line extends DeskOffer {
  readonly opening: Opening;
}

/** Each service of the authority that this person may open, and where it stands for them. */
export async function showOffers(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = openWords(language);
  const at = buildDeskAddresses(brand);
  const until = findPresenceExpiry(request, parsePathId<"person">(request, "id"));
  const counter = await readCounter(
    context,
    parsePathId<"person">(request, "id"),
    deskCommonWords(language).unnamed,
  );
  const found = await listOfferLines(context, counter, until !== undefined);
  const lines = sortByTitle(found, ({ service }) => service.definition.title, language);
  const title = words.title(counter.name);
  return sendDeskPage(
    reply,
    { title: words.act, ...buildPageContext(request, counter) },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {lines.length === 0 ? (
        <EmptyState title={words.none} icon="handshake">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <ul class="ar-desk-list">
          {lines.map(({ service, providerName, opening }) => (
            <li key={service.id}>
              <a href={at.offer(counter.personId, buildOfferKey(service, context.authorityId))}>
                {service.definition.title[language]}
              </a>{" "}
              <OpeningTag opening={opening} language={language} />
              {providerName && (
                <span class="ar-desk-number">{formatProvider({ service, providerName }, language)}</span>
              )}
              <span class="ar-desk-line">{service.definition.summary[language]}</span>
            </li>
          ))}
        </ul>
      )}
      {until ? (
        <Section id="presente" title={words.beside(formatTimeOfDay(until, language))}>
          <p>{words.besideText}</p>
          <PresenceOver visit={request.ardeco} personId={counter.personId} />
        </Section>
      ) : (
        <Elsewhere {...{ request, counter }} />
      )}
      <LinkButton variant="secondary" icon="arrow-left" href={at.person(counter.personId, "help_at_desk")}>
        {words.back}
      </LinkButton>
    </>,
  );
}

/**
 * What somebody at the counter may ask for and is not in the list: the cinema, social support, the pool of
 * the agglomération.
 */
function Elsewhere({ request, counter }: { request: FastifyRequest; counter: AtCounter }) {
  const { brand, language } = request.ardeco;
  const words = openWords(language);
  return (
    <Section id="ailleurs" title={words.elsewhere}>
      <p>{words.notAll}</p>
      <ul>
        <li>
          <a href={buildDeskAddresses(brand).personServices(counter.personId)}>{words.elsewhereHere}</a>
        </li>
        <li>{words.elsewhereSpace}</li>
        <li>{words.elsewhereDesk}</li>
      </ul>
    </Section>
  );
}

async function listOfferLines(
  context: Context,
  { speakers }: AtCounter,
  isPresent: boolean,
): Promise<readonly Line[]> {
  // A child's service is opened by a parent, a grown-up's by themselves or who acts for them.
  const offers = (await listOffers(context, isPresent)).filter(({ service }) =>
    speakers.some((one) => isInAudience(context, service, one)),
  );
  // Whoever speaks, it is for the same person.
  const [subject] = speakers;
  if (!subject) return [];
  const services = offers.map(({ service }) => service);
  const openings = await listOpenings(context, services, subject);
  return offers.flatMap((offer) => {
    const opening = openings.get(offer.service.id);
    return opening ? [{ ...offer, opening }] : [];
  });
}
