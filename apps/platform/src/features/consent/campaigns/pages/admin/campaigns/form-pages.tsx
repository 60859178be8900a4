import { EmptyState } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  buildFieldError,
  getQueryText,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBriefError,
} from "../../../../../../web/index.ts";
import { sortByTitle } from "../../../../subscriptions/pages/common/services/sort-by-title.ts";
import { type CampaignFacts, type CampaignId, draftCampaign, updateCampaignFacts } from "../../../index.ts";
import {
  campaignFields,
  parseCampaignFacts,
  toCampaignTypedValues,
  toPeriodFieldError,
} from "./campaign-fields.ts";
import { buildCampaignPath, buildEditPath, NEW } from "./campaign-paths.ts";
import { fieldWords } from "./field-words.ts";
import { findOwn, listRenewableServices, toCampaignSeen } from "./find-own.ts";
import { showCampaignForm } from "./form-view.tsx";

/** A campaign is written, then written again. */
export function defineCampaignFormPages(app: FastifyInstance): void {
  app.get(NEW, showNew);
  app.post(NEW, saveNew);
  const EDIT = buildEditPath(":campaign" as CampaignId);
  app.get(EDIT, async (request, reply) => {
    const { campaign } = await findOwn(request);
    return showCampaignForm(reply, { campaign, typed: toCampaignTypedValues(campaign) });
  });
  app.post(EDIT, saveChange);
}

const listCampaignServices = async ({ ardeco: { context, language } }: FastifyRequest) =>
  sortByTitle(
    await context.transaction((tx) => listRenewableServices(tx, context)),
    ({ definition }) => definition.title,
    language,
  );

async function showNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const services = await listCampaignServices(request);
  const typed = new Map([
    ["service", [getQueryText(request, "service")]],
    ["newcomers", ["any_time"]],
    ["lapse", ["suspend"]],
  ]);
  return services.length > 0 ? showCampaignForm(reply, { services, typed }) : showNothing(reply);
}

function showNothing(reply: FastifyReply): FastifyReply {
  const words = fieldWords(reply.request.ardeco.language);
  return sendAdminPage(
    reply,
    { title: words.newTitle, place: "campaigns", above: [], width: "task" },
    <>
      <h1>{words.newTitle}</h1>
      <EmptyState title={words.nothing} icon="calendar-clock">
        <p>{words.nothingText}</p>
      </EmptyState>
    </>,
  );
}

async function saveNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const service = getTypedText(typed, "service");
  const services = await listCampaignServices(request);
  const chosen = services.find(({ id }) => id === service);
  const id = context.newId<CampaignId>();
  const unchosen = chosen
    ? []
    : [
        buildFieldError(
          "service",
          "form.choice_required",
          bothIn(fieldWords)((w) => w.choose),
        ),
      ];
  const errors = await readThen(request, async (facts) => {
    if (chosen) await draftCampaign(context, { id, serviceId: chosen.id, facts });
  });
  if (errors.length + unchosen.length > 0)
    return showCampaignForm(reply, { services, typed, errors: [...unchosen, ...errors] });
  return sendSeeOther(reply, `${formatAdminPath(brand, buildCampaignPath(id))}?fait=brouillon`);
}

async function saveChange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { campaign } = await findOwn(request);
  const form = readForm(request);
  const { typed } = form;
  const seen = toCampaignSeen(campaign, form);
  if (seen.revision !== campaign.revision)
    return showCampaignForm(reply, { campaign, typed, meanwhile: true });
  const errors = await readThen(request, (facts) => updateCampaignFacts(context, { ...seen, facts }));
  if (errors.length > 0) return showCampaignForm(reply, { campaign, typed, errors });
  const done = campaign.state === "draft" ? "brouillon" : "modifiee";
  return sendSeeOther(reply, `${formatAdminPath(brand, buildCampaignPath(campaign.id))}?fait=${done}`);
}

/** What is to be corrected, whether the form or the rules say so. */
async function readThen(
  request: FastifyRequest,
  save: (facts: CampaignFacts) => Promise<void>,
): Promise<readonly FieldError[]> {
  const today = toCivilDate(request.ardeco.context.now());
  const { answers, errors } = parseFields(campaignFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return errors;
  return submitOrShowAgain(() => save(parseCampaignFacts(answers)), {
    besides: { "campaigns.overlap": toBriefError("opensOn") },
    again: (refused) => refused.errors.map(toPeriodFieldError),
    after: (): readonly FieldError[] => [],
  });
}
