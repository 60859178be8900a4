import { elementDefinition } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton, Receipt, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { plainDate } from "../../../kernel/civil-date.ts";
import type { ProposedItem } from "../../../modules/consent/index.ts";
import { consultPerson } from "../../../modules/enrolment/index.ts";
import {
  confirmRenewal,
  type DeskCampaign,
  getDeskCampaign,
  type PreparedRenewal,
  prepareRenewal,
  type RenewalReceipt,
} from "../../../modules/renewals/index.ts";
import { seeOther } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { longDay } from "../common/dates.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { campaignWords } from "./campaign-words.ts";

interface Shown extends DeskCampaign {
  readonly prepared: PreparedRenewal;
  readonly name: string;
}

/** The same file as the person's, read aloud and confirmed for them; then the receipt, on paper. */
export async function showRenewal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const asked = askedIn(request);
  const shown = await context.transaction(async (tx) => {
    const found = await getDeskCampaign(tx, context, asked.campaignId);
    const { personId } = asked;
    const { displayName } = await consultPerson(tx, context, { personId, purpose: "help_at_desk" });
    return { ...found, prepared: await prepareRenewal(tx, context, asked), name: displayName };
  });
  const { receipt } = shown.prepared.renewal;
  return receipt ? showReceipt(reply, shown, receipt) : showFile(reply, shown);
}

export async function sendRenewal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const asked = askedIn(request);
  await context.transaction((tx) => getDeskCampaign(tx, context, asked.campaignId));
  await confirmRenewal(context, asked);
  return seeOther(reply, addresses(brand).renewal(asked.personId, asked.campaignId));
}

const askedIn = (request: FastifyRequest) => ({
  personId: pathId<"person">(request, "id"),
  campaignId: pathId<"campaign">(request, "campaign"),
});

function showFile(reply: FastifyReply, { campaign, service, prepared, name }: Shown): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const words = campaignWords(language);
  const at = addresses(brand);
  const { personId } = prepared.renewal;
  const title = words.fileTitle(name || commonWords(language).unnamed);
  const { from, until } = campaign.period;
  const ready = prepared.lacking.length === 0 && prepared.proposal.asks !== "new_items";
  return deskPage(
    reply,
    {
      title,
      place: "campaigns",
      width: "task",
      above: [{ href: at.campaign(campaign.id), label: campaign.title[language] }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">
        {words.fileLead(
          service.definition.title[language],
          plainDate(from, language),
          plainDate(until, language),
        )}
      </p>
      <p>{words.askAloud}</p>
      <SummaryList rows={prepared.known.map((item) => rowOf(item, language))} />
      {prepared.lacking.length > 0 && (
        <Alert tone="warning" title={words.lacking}>
          <ul>
            {prepared.lacking.map((element) => (
              <li key={element}>{elementDefinition(element).label[language]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {prepared.proposal.asks === "new_items" && <Alert tone="info" title={words.asks} />}
      <Form action={at.renewal(personId, campaign.id)} csrf={csrf()}>
        <ButtonGroup>
          {ready && <Button>{words.confirm}</Button>}
          <LinkButton variant="secondary" href={at.enrolKnown(personId)}>
            {words.correct}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** What tells of health or hardship is not shown over the counter. */
function rowOf({ label, current, sensitive }: ProposedItem, language: "fr" | "en") {
  const value = current.state === "known" && !sensitive ? current.text[language] : "–";
  const until =
    current.state === "known" ? current.provenance.find(({ validUntil }) => validUntil) : undefined;
  return {
    label: label[language],
    value: until?.validUntil
      ? `${value}, ${campaignWords(language).validUntil(plainDate(until.validUntil, language))}`
      : value,
  };
}

function showReceipt(
  reply: FastifyReply,
  { campaign, service, prepared, name }: Shown,
  receipt: RenewalReceipt,
): FastifyReply {
  const { language, brand } = reply.request.ardeco;
  const words = campaignWords(language);
  const at = addresses(brand);
  const { from, until } = campaign.period;
  return deskPage(
    reply,
    {
      title: words.doneTitle,
      place: "campaigns",
      width: "task",
      above: [{ href: at.campaign(campaign.id), label: campaign.title[language] }],
    },
    <>
      <Receipt
        title={words.doneTitle}
        number={receipt.number}
        date={longDay(receipt.at, language)}
        office={brand.name}
        nextStep={words.next}
        delay={words.delay}
        terms={words.receiptTerms}
        appeal={words.appeal}
      >
        <p>
          {name},{" "}
          {words.fileLead(
            service.definition.title[language],
            plainDate(from, language),
            plainDate(until, language),
          )}
        </p>
        <SummaryList rows={prepared.known.map((item) => rowOf(item, language))} />
      </Receipt>
      <p class="ar-desk-screen-only">{words.print}</p>
      <ButtonGroup>
        <LinkButton variant="secondary" href={at.campaign(campaign.id)}>
          {words.back}
        </LinkButton>
        <LinkButton variant="secondary" icon="printer" href={at.letters}>
          {words.letters}
        </LinkButton>
      </ButtonGroup>
    </>,
  );
}
