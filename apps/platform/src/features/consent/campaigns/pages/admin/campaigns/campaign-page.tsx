import { Alert, Button, ButtonGroup, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendAdminPage, formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate, formatLongDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText, readForm, sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import { countLines, listRenewalLines } from "../../../../renewals/index.ts";
import {
  type Campaign,
  type CampaignId,
  cancelCampaign,
  phaseOf,
  publishCampaign,
  stageOf,
  untilWhen,
} from "../../../index.ts";
import { AnswersView } from "./answers-view.tsx";
import { CalendarView, StageTag } from "./calendar-view.tsx";
import { campaignPath, cancelPath, editPath, linesPath, previewPath } from "./campaign-paths.ts";
import { campaignWords } from "./campaign-words.ts";
import { type Found, findOwn, seenOf } from "./find-own.ts";
import { showLines } from "./lines-page.tsx";

const ANY = ":campaign" as CampaignId;

/** One campaign: read, read again before publishing, cancelled. */
export function campaignPages(app: FastifyInstance): void {
  app.get(campaignPath(ANY), showCampaign);
  app.get(linesPath(ANY, ":measure"), showLines);
  app.get(previewPath(ANY), async (request, reply) => showPreview(reply, await findOwn(request)));
  app.post(previewPath(ANY), async (request, reply) => {
    const { campaign } = await findOwn(request);
    await publishCampaign(request.ardeco.context, seenOf(campaign, readForm(request)));
    return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, campaignPath(campaign.id))}?fait=publiee`);
  });
  app.get(cancelPath(ANY), async (request, reply) => showCancel(reply, await findOwn(request)));
  app.post(cancelPath(ANY), async (request, reply) => {
    const { campaign } = await findOwn(request);
    await cancelCampaign(request.ardeco.context, seenOf(campaign, readForm(request)));
    const { brand } = request.ardeco;
    if (campaign.state === "draft") return sendSeeOther(reply, formatAdminPath(brand, "/administration/campagnes"));
    return sendSeeOther(reply, `${formatAdminPath(brand, campaignPath(campaign.id))}?fait=annulee`);
  });
}

const titleOf = ({ service }: Found, language: "fr" | "en") => service?.definition.title[language] ?? "";

async function showCampaign(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, context } = request.ardeco;
  const found = await findOwn(request);
  const { campaign } = found;
  const lines = await context.transaction((tx) => listRenewalLines(tx, context, campaign));
  const words = campaignWords(language);
  const stage = stageOf(campaign, toCivilDate(context.now()));
  return sendAdminPage(
    reply,
    { title: campaign.title[language], place: "campaigns", above: [] },
    <>
      <Done request={request} />
      <h1>{campaign.title[language]}</h1>
      <p class="ar-lead">{titleOf(found, language)}</p>
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
  const words = campaignWords(request.ardeco.language);
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
  const words = campaignWords(language);
  if (campaign.state === "cancelled") return null;
  const draft = campaign.state === "draft";
  const over = !draft && phaseOf(campaign, toCivilDate(context.now())) === "ended";
  return (
    <ButtonGroup>
      {draft && <LinkButton href={formatAdminPath(brand, previewPath(campaign.id))}>{words.preview}</LinkButton>}
      <LinkButton variant="secondary" href={formatAdminPath(brand, editPath(campaign.id))}>
        {words.edit}
      </LinkButton>
      {!over && <a href={formatAdminPath(brand, cancelPath(campaign.id))}>{draft ? words.drop : words.cancel}</a>}
    </ButtonGroup>
  );
}

/** What people will read; nothing is sent before the button. */
function showPreview(reply: FastifyReply, found: Found): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const { campaign } = found;
  const words = campaignWords(language);
  const title = words.previewTitle(campaign.title[language]);
  const day = (date: string) => formatLongDate(date, language);
  const back = formatAdminPath(brand, campaignPath(campaign.id));
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
            titleOf(found, language),
            untilWhen(campaign, language),
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
        action={formatAdminPath(brand, previewPath(campaign.id))}
        csrf={csrf()}
        hidden={{ revision: String(campaign.revision) }}
      >
        <ButtonGroup>
          <Button>{words.publish}</Button>
          <LinkButton variant="secondary" href={formatAdminPath(brand, editPath(campaign.id))}>
            {words.edit}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

function showCancel(reply: FastifyReply, { campaign }: Found): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const words = campaignWords(language);
  const title = words.cancelTitle(campaign.title[language]);
  const back = formatAdminPath(brand, campaignPath(campaign.id));
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
