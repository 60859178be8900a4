import { elementDefinition } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton, SummaryList } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildRefusalState } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FieldView, FormErrors, readForm } from "../../../../../../web/index.ts";
import { buildSpokenFields } from "../../../../subscriptions/pages/desk/services/spoken-fields.ts";
import { deskCampaignWords } from "./campaign-words.ts";
import { buildRenewalRow, type ShownRenewal } from "./renewal-row.ts";

/** Nothing of it is confirmed before who is there has said so. */
export function showRenewalFile(
  reply: FastifyReply,
  { campaign, service, prepared, counter, speaker }: ShownRenewal,
  errors: readonly FieldError[],
): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const words = deskCampaignWords(language);
  const at = buildDeskAddresses(brand);
  const { personId } = prepared.renewal;
  const title = words.fileTitle(counter.name);
  const { typed } = readForm(reply.request);
  const { from, until } = campaign.period;
  const ready = prepared.lacking.length === 0 && prepared.proposal.asks !== "new_items";
  return sendDeskPage(
    reply,
    {
      title,
      ...buildRefusalState(errors),
      place: "campaigns",
      width: "task",
      above: [{ href: at.campaign(campaign.id), label: campaign.title[language] }],
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">
        {words.fileLead(
          service.definition.title[language],
          formatPlainDate(from, language),
          formatPlainDate(until, language),
        )}
      </p>
      <p>{words.askAloud}</p>
      <SummaryList rows={prepared.known.map((item) => buildRenewalRow(item, language))} />
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
      <Form action={at.renewal(personId, campaign.id, speaker.by)} csrf={csrf()}>
        {ready &&
          buildSpokenFields(speaker.name).map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
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
