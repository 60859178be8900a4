import { Card, EmptyState, LinkButton, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Visit } from "../../../../../../web/index.ts";
import { type Concerned, getRequestedCampaign, listConcerned } from "./find-file.ts";
import { RenewalTag } from "./renewal-tag.tsx";
import { renewalWords } from "./renewal-words.ts";
import { StageNotice } from "./stage-notice.tsx";

/** One campaign: each person that it concerns, and where they are. */
export async function showCampaignOverview(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const found = await getRequestedCampaign(request);
  const concerned = await listConcerned(request, found);
  const words = renewalWords(language);
  const { campaign, service } = found;
  const { from, until } = campaign.period;
  const title = campaign.title[language];
  return sendSpacePage(
    reply,
    {
      title,
      place: "home",
      width: "task",
      above: [{ href: buildSpaceAddresses(brand).home, label: words.above }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">
        {words.overviewLead(
          service.definition.title[language],
          plainDay(from, language),
          plainDay(until, language),
        )}
      </p>
      <StageNotice found={found} visit={visit} />
      {concerned.length === 0 ? (
        <EmptyState title={words.nobody} icon="calendar-clock">
          <p>{words.nobodyText}</p>
        </EmptyState>
      ) : (
        <Section id="qui" title={words.whom}>
          <div class="ar-stack">
            {concerned.map((one) => (
              <PersonCard key={one.somebody.id} {...one} visit={visit} />
            ))}
          </div>
        </Section>
      )}
    </>,
  );
}

function PersonCard({ somebody, renewal, visit }: Concerned & { readonly visit: Visit }) {
  const { language, brand } = visit;
  const words = renewalWords(language);
  const { campaign, state, receipt } = renewal;
  const href = formatPersonAddress(buildSpaceAddresses(brand).renewal(campaign.id), somebody);
  return (
    <Card
      title={formatPersonName(somebody, language)}
      icon="user"
      level={3}
      status={<RenewalTag state={state} language={language} />}
    >
      {receipt && (
        <p>
          {words.number} : <strong>{receipt.number}</strong>
        </p>
      )}
      {state === "waiting" && (
        <LinkButton variant="secondary" href={href}>
          {words.openSubscription(somebody.self ? "" : somebody.givenName)}
        </LinkButton>
      )}
    </Card>
  );
}
