import { Pagination, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText, getQueryText } from "../../../../../../web/index.ts";
import { isCounted, listRenewalLines, renewalMeasures } from "../../../../renewals/index.ts";
import { answerWords } from "./answer-words.ts";
import { buildCampaignPath, buildLinesPath } from "./campaign-paths.ts";
import { findOwn } from "./find-own.ts";

/** As many as somebody checks by eye. */
const PAGE = 100;

/** The subscriptions that one figure counts: no person's name. */
export async function showLines(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const measure = renewalMeasures.find((one) => one === getPathText(request, "measure"));
  if (!measure) throw kernelErrors.error("request.not_found");
  const { campaign } = await findOwn(request);
  const all = await listRenewalLines(context, campaign);
  const lines = all.filter((line) => isCounted(line, measure));
  const words = answerWords(language);
  const title = words.measures[measure];
  const pages = Math.max(1, Math.ceil(lines.length / PAGE));
  const current = Math.min(pages, Math.max(1, Number(getQueryText(request, "page")) || 1));
  return sendAdminPage(
    reply,
    {
      title,
      place: "campaigns",
      width: "wide",
      above: [
        { href: formatAdminPath(brand, buildCampaignPath(campaign.id)), label: campaign.title[language] },
      ],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.linesLead}</p>
      {lines.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          id="lignes"
          caption={`${title} (${lines.length})`}
          columns={Object.values(words.columns).map((label) => ({ label }))}
          rows={lines.slice((current - 1) * PAGE, current * PAGE).map((line) => ({
            key: line.pairwiseSubject,
            cells: [
              line.pairwiseSubject.slice(0, 8),
              words.states[line.state],
              formatLongDate(line.stateOn, language),
              line.byLetter ? words.byLetter : words.byEmail,
            ],
          }))}
        />
      )}
      <Pagination
        current={current}
        total={pages}
        hrefOf={(page) => `${formatAdminPath(brand, buildLinesPath(campaign.id, measure))}?page=${page}`}
      />
    </>,
  );
}
