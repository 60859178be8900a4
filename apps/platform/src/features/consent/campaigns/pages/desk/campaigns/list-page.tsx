import { EmptyState, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { listDeskCampaigns } from "../../../../renewals/index.ts";
import { formatAnswerDeadline } from "../../../index.ts";
import { deskCampaignWords } from "./campaign-words.ts";

/** The campaigns that run today. */
export async function showCampaigns(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = deskCampaignWords(language);
  const campaigns = await listDeskCampaigns(context);
  return sendDeskPage(
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
          isTitled
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={campaigns.map(({ campaign, service }) => ({
            key: campaign.id,
            cells: [
              <a key="title" href={buildDeskAddresses(brand).campaign(campaign.id)}>
                {campaign.title[language]}
              </a>,
              service.definition.title[language],
              formatAnswerDeadline(campaign, language),
            ],
          }))}
        />
      )}
    </>,
  );
}
