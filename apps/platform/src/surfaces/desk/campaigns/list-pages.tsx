import { EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { longDate } from "../../../kernel/civil-date.ts";
import { graceUntil } from "../../../modules/campaigns/index.ts";
import { displayName } from "../../../modules/enrolment/index.ts";
import { listElementsOf } from "../../../modules/identity/index.ts";
import { getDeskCampaign, listDeskCampaigns, listUnanswered } from "../../../modules/renewals/index.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { campaignWords } from "./campaign-words.ts";

/** The campaigns that run today. */
export async function showCampaigns(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = campaignWords(language);
  const campaigns = await context.transaction((tx) => listDeskCampaigns(tx, context));
  return deskPage(
    reply,
    { title: words.title, place: "campaigns" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {campaigns.length === 0 ? (
        <EmptyState title={words.empty} icon="calendar-clock">
          <p>{words.emptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="campagnes"
          caption={words.caption}
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={campaigns.map(({ campaign, service }) => ({
            key: campaign.id,
            cells: [
              <a key="title" href={addresses(brand).campaign(campaign.id)}>
                {campaign.title[language]}
              </a>,
              service.definition.title[language],
              longDate(graceUntil(campaign), language),
            ],
          }))}
        />
      )}
    </>,
  );
}

/** Names, for those entitled to them: the reading is journalled. */
export async function showUnanswered(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = campaignWords(language);
  const at = addresses(brand);
  const id = pathId<"campaign">(request, "campaign");
  const { campaign, service } = await context.transaction((tx) => getDeskCampaign(tx, context, id));
  const unanswered = await listUnanswered(context, id);
  const elements = await context.transaction((tx) =>
    listElementsOf(
      tx,
      context,
      unanswered.map(({ personId }) => personId),
    ),
  );
  const title = words.unanswered(campaign.title[language]);
  const day = longDate(campaign.closesOn, language);
  return deskPage(
    reply,
    { title, place: "campaigns", above: [{ href: at.campaigns, label: words.title }] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.unansweredLead(service.definition.title[language], day)}</p>
      {unanswered.length === 0 ? (
        <EmptyState title={words.none} icon="circle-check">
          <p>{words.noneText}</p>
        </EmptyState>
      ) : (
        <>
          <p>{words.logged}</p>
          <Table
            id="personnes"
            caption={words.people}
            columns={Object.values(words.personColumns).map((label) => ({ label }))}
            rows={unanswered.map(({ personId, byLetter }) => ({
              key: personId,
              cells: [
                <a key="name" href={at.renewal(personId, id)}>
                  {displayName(elements.get(personId) ?? []) || commonWords(language).unnamed}
                </a>,
                byLetter ? words.byLetter : words.byEmail,
              ],
            }))}
          />
          <LinkButton variant="secondary" icon="printer" href={at.letters}>
            {words.letters}
          </LinkButton>
        </>
      )}
    </>,
  );
}
