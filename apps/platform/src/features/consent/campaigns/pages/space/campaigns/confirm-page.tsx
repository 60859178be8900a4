import { elementDefinition } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { spaceCommonWords } from "../../../../../../frames/space/common/common-words.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { sendSeeOther, type Visit } from "../../../../../../web/index.ts";
import type { Delivery } from "../../../../clients/index.ts";
import { buildPreparedRenewal, confirmRenewal, type PreparedRenewal } from "../../../../renewals/index.ts";
import { buildOfferAddresses } from "../../../../subscriptions/pages/space/services/find-service.ts";
import { getHolding } from "../../../../subscriptions/pages/space/services/list-holdings.ts";
import { getCampaignStage, mayTakeAnswers } from "../../../index.ts";
import { DoneView } from "./done-view.tsx";
import { type CampaignFound, type Concerned, getRequestedCampaign, listConcerned } from "./find-file.ts";
import { KnownView } from "./known-view.tsx";
import { renewalWords } from "./renewal-words.ts";
import { StageNotice } from "./stage-notice.tsx";

interface Shown {
  readonly found: CampaignFound;
  readonly somebody: Somebody;
  readonly prepared: PreparedRenewal;
  /** Once confirmed: what the service's application was told. */
  readonly told: readonly Delivery[];
  /** All those of the family, for what comes next. */
  readonly concerned: readonly Concerned[];
}

/** The prefilled file of one person: read, corrected where it changed, confirmed in one gesture. */
export async function showOwnRenewal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return renderConfirmation(reply, await readShown(request));
}

/** Pressed twice, it is confirmed once. */
export async function handleOwnRenewal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { campaign } = await getRequestedCampaign(request);
  const somebody = (await resolveChosenPerson(request)).somebody;
  const campaignId = campaign.id;
  await confirmRenewal(context, { personId: somebody.id, campaignId });
  return sendSeeOther(reply, formatPersonAddress(buildSpaceAddresses(brand).renewal(campaignId), somebody));
}

async function readShown(request: FastifyRequest): Promise<Shown> {
  const { context } = request.ardeco;
  const found = await getRequestedCampaign(request);
  const { somebody } = await resolveChosenPerson(request);
  const asked = { personId: somebody.id, campaignId: found.campaign.id };
  const prepared = await buildPreparedRenewal(context, asked);
  const { state, grant } = prepared.renewal;
  const told = state === "confirmed" ? (await getHolding(context, somebody, grant.id)).held.deliveries : [];
  return { found, somebody, prepared, told, concerned: await listConcerned(request, found) };
}

function renderConfirmation(reply: FastifyReply, shown: Shown): FastifyReply {
  const visit = reply.request.ardeco;
  const { language, brand } = visit;
  const words = renewalWords(language);
  const { found, somebody, prepared } = shown;
  const { campaign, service } = found;
  const title = somebody.self
    ? words.titleMine
    : words.titleFor(spaceCommonWords(language).of(somebody.givenName));
  const day = (date: string) => plainDay(date, language);
  const above = [{ href: buildSpaceAddresses(brand).campaign(campaign.id), label: campaign.title[language] }];
  if (prepared.renewal.state === "confirmed")
    return sendSpacePage(
      reply,
      { title: words.doneTitle, place: "home", width: "task", above },
      <DoneView {...shown} visit={visit} />,
    );
  return sendSpacePage(
    reply,
    { title, place: "home", width: "task", above },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">
        {words.lead(
          service.definition.title[language],
          day(campaign.period.from),
          day(campaign.period.until),
        )}
      </p>
      <StageNotice found={found} visit={visit} />
      {prepared.renewal.state === "stopped" && <p>{words.stopped}</p>}
      <KnownView prepared={prepared} somebody={somebody} visit={visit} />
      <Answer {...shown} visit={visit} />
    </>,
  );
}

/** What there is to do, one thing at a time: complete, answer, then confirm. */
function Answer({ found, somebody, prepared, visit }: Shown & { readonly visit: Visit }) {
  const { language, brand, context, csrf } = visit;
  const words = renewalWords(language);
  const { campaign } = found;
  if (!mayTakeAnswers(getCampaignStage(campaign, toCivilDate(context.now())))) return null;
  const at = buildSpaceAddresses(brand);
  const retour = formatPersonAddress(at.renewal(campaign.id), somebody);
  if (prepared.lacking.length > 0) {
    return (
      <Alert tone="warning" title={words.lacking}>
        <ul>
          {prepared.lacking.map((name) => (
            <li key={name}>{elementDefinition(name).label[language]}</li>
          ))}
        </ul>
        <p>{words.lackingText}</p>
        <ButtonGroup>
          <LinkButton
            href={formatPersonAddress(buildOfferAddresses(brand, found).complete, somebody, { retour })}
          >
            {words.complete}
          </LinkButton>
        </ButtonGroup>
      </Alert>
    );
  }
  if (prepared.proposal.asks === "new_items") {
    return (
      <Alert tone="info" title={words.asks}>
        <p>{words.asksText}</p>
        <ButtonGroup>
          <LinkButton href={formatPersonAddress(buildOfferAddresses(brand, found).consent, somebody)}>
            {words.answer}
          </LinkButton>
        </ButtonGroup>
      </Alert>
    );
  }
  return (
    <Form action={retour} csrf={csrf()}>
      <p>{words.whatNext}</p>
      <ButtonGroup>
        <Button>{words.allRight}</Button>
        <a href={formatPersonAddress(at.withdrawal(prepared.renewal.grant.id), somebody)}>{words.stop}</a>
      </ButtonGroup>
    </Form>
  );
}
