import { ButtonGroup, EmptyState, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { formatAnswerDeadline, getCampaignStage, listOwnCampaigns } from "../../../index.ts";
import { StageTag } from "./calendar-view.tsx";
import { buildCampaignPath, NEW } from "./campaign-paths.ts";
import { adminCampaignWords } from "./campaign-words.ts";
import { listServicesById } from "./find-own.ts";

export async function listPage(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const words = adminCampaignWords(language);
  const campaigns = await listOwnCampaigns(context);
  const services = await listServicesById(context);
  const today = toCivilDate(context.now());
  return sendAdminPage(
    reply,
    { title: words.title, place: "campaigns", width: "wide" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <ButtonGroup>
        <LinkButton href={formatAdminPath(brand, NEW)} icon="plus">
          {words.create}
        </LinkButton>
      </ButtonGroup>
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
          rows={campaigns.map((campaign) => ({
            key: campaign.id,
            cells: [
              <a key="title" href={formatAdminPath(brand, buildCampaignPath(campaign.id))}>
                {campaign.title[language]}
              </a>,
              services.get(campaign.serviceId)?.definition.title[language] ?? "",
              <StageTag key="stage" stage={getCampaignStage(campaign, today)} language={language} />,
              formatLongDate(campaign.opensOn, language),
              formatAnswerDeadline(campaign, language),
            ],
          }))}
        />
      )}
    </>,
  );
}
