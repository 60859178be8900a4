import { Alert, Button, ButtonGroup, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, readForm, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { countLines, listRenewalLines } from "../../../../renewals/index.ts";
import {
  type Campaign,
  type CampaignId,
  cancelCampaign,
  formatAnswerDeadline,
  getCampaignPhase,
  getCampaignStage,
  publishCampaign,
} from "../../../index.ts";
import { AnswersView } from "./answers-view.tsx";
import { CalendarView, StageTag } from "./calendar-view.tsx";
import {
  buildCampaignPath,
  buildEditPath,
  buildLinesPath,
  buildPreviewPath,
  cancelPath,
} from "./campaign-paths.ts";
import { adminCampaignWords } from "./campaign-words.ts";
import { findOwn, type ManagedCampaignFound, toCampaignSeen } from "./find-own.ts";
import { showLines } from "./lines-page.tsx";

const ANY = ":campaign" as CampaignId;

/** One campaign: read, read again before publishing, cancelled. */
export function defineManagedCampaignPages(app: FastifyInstance): void {
  app.get(buildCampaignPath(ANY), showManagedCampaign);
  app.get(buildLinesPath(ANY, ":measure"), showLines);
  app.get(buildPreviewPath(ANY), async (request, reply) => showPreview(reply, await findOwn(request)));
  app.post(buildPreviewPath(ANY), async (request, reply) => {
    const { campaign } = await findOwn(request);
    await publishCampaign(request.ardeco.context, toCampaignSeen(campaign, readForm(request)));
    return sendSeeOther(
      reply,
      `${formatAdminPath(request.ardeco.brand, buildCampaignPath(campaign.id))}?fait=publiee`,
    );
  });
  app.get(cancelPath(ANY), async (request, reply) => showCancel(reply, await findOwn(request)));
  app.post(cancelPath(ANY), async (request, reply) => {
    const { campaign } = await findOwn(request);
    await cancelCampaign(request.ardeco.context, toCampaignSeen(campaign, readForm(request)));
    const { brand } = request.ardeco;
    if (campaign.state === "draft")
      return sendSeeOther(reply, formatAdminPath(brand, "/administration/campagnes"));
    return sendSeeOther(reply, `${formatAdminPath(brand, buildCampaignPath(campaign.id))}?fait=annulee`);
  });
}

const getCampaignServiceTitle = ({ service }: ManagedCampaignFound, language: "fr" | "en") =>
  service?.definition.title[language] ?? "";

async function showManagedCampaign(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, context } = request.ardeco;
  const found = await findOwn(request);
  const { campaign } = found;
  const lines = await listRenewalLines(context, campaign);
  const words = adminCampaignWords(language);
  const stage = getCampaignStage(campaign, toCivilDate(context.now()));
  return sendAdminPage(
    reply,
    { title: campaign.title[language], place: "campaigns", above: [] },
    <>
      <Done request={request} />
      <h1>{campaign.title[language]}</h1>
      <p class="ar-lead">{getCampaignServiceTitle(found, language)}</p>
      <p>
        <StageTag stage={stage} language={language} />
      </p>
      {campaign.state !== "draft" && (
        <AnswersView campaign={campaign} counts={countLines(lines)} visit={request.ardeco} />
      )}
      <Section id="calendrier" title={words.calendar}>
        <CalendarView campaign={campaign} language={language} />
      </Section>
      <Gestures campaign={campaign} visit={request.ardeco} />
    </>,
  );
}

function Done({ request }: { request: FastifyRequest }) {
  const words = adminCampaignWords(request.ardeco.language);
  const done = new Map(Object.entries(words.done)).get(getQueryText(request, "fait"));
  if (done === undefined) return null;
  return (
    <Alert tone="success" title={done}>
      <p>{words.doneText}</p>
    </Alert>
  );
}

function Gestures({ campaign, visit }: { campaign: Campaign; visit: Visit }) {
  const { brand, language, context } = visit;
  const words = adminCampaignWords(language);
  if (campaign.state === "cancelled") return null;
  const draft = campaign.state === "draft";
  const over = !draft && getCampaignPhase(campaign, toCivilDate(context.now())) === "ended";
  return (
    <ButtonGroup>
      {draft && (
        <LinkButton href={formatAdminPath(brand, buildPreviewPath(campaign.id))}>{words.preview}</LinkButton>
      )}
      <LinkButton variant="secondary" href={formatAdminPath(brand, buildEditPath(campaign.id))}>
        {words.edit}
      </LinkButton>
      {!over && (
        <a href={formatAdminPath(brand, cancelPath(campaign.id))}>{draft ? words.drop : words.cancel}</a>
      )}
    </ButtonGroup>
  );
}

/** What people will read; nothing is sent before the button. */
function showPreview(reply: FastifyReply, found: ManagedCampaignFound): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const { campaign } = found;
  const words = adminCampaignWords(language);
  const title = words.previewTitle(campaign.title[language]);
  const day = (date: string) => formatLongDate(date, language);
  const back = formatAdminPath(brand, buildCampaignPath(campaign.id));
  return sendAdminPage(
    reply,
    { title, place: "campaigns", above: [{ href: back, label: campaign.title[language] }], width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.previewLead}</p>
      <Section id="message" title={words.message}>
        <p>
          {words.messageText(
            campaign.title[language],
            getCampaignServiceTitle(found, language),
            formatAnswerDeadline(campaign, language),
          )}
        </p>
      </Section>
      <Section id="site" title={words.onSite}>
        <p>{words.siteText(day(campaign.opensOn))}</p>
      </Section>
      <Section id="calendrier" title={words.calendar}>
        <CalendarView campaign={campaign} language={language} />
      </Section>
      <Form
        action={formatAdminPath(brand, buildPreviewPath(campaign.id))}
        csrf={csrf()}
        hidden={{ revision: String(campaign.revision) }}
      >
        <ButtonGroup>
          <Button>{words.publish}</Button>
          <LinkButton variant="secondary" href={formatAdminPath(brand, buildEditPath(campaign.id))}>
            {words.edit}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

function showCancel(reply: FastifyReply, { campaign }: ManagedCampaignFound): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const words = adminCampaignWords(language);
  const title = words.cancelTitle(campaign.title[language]);
  const back = formatAdminPath(brand, buildCampaignPath(campaign.id));
  return sendAdminPage(
    reply,
    { title, place: "campaigns", above: [{ href: back, label: campaign.title[language] }], width: "task" },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.cancelText}</p>
      <Form
        action={formatAdminPath(brand, cancelPath(campaign.id))}
        csrf={csrf()}
        hidden={{ revision: String(campaign.revision) }}
      >
        <ButtonGroup>
          <Button variant="danger">{campaign.state === "draft" ? words.drop : words.cancel}</Button>
          <a href={back}>{words.keep}</a>
        </ButtonGroup>
      </Form>
    </>,
  );
}
