import { Alert, Button, ButtonGroup, Form, Select } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminCommonWords } from "../../../../../../frames/admin/common/common-words.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { FieldView, FormErrors, getTypedText, type TypedValues } from "../../../../../../web/index.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import type { Campaign } from "../../../index.ts";
import { campaignFields } from "./campaign-fields.ts";
import { buildCampaignPath, buildEditPath, CAMPAIGNS, NEW } from "./campaign-paths.ts";
import { adminCampaignWords } from "./campaign-words.ts";
import { fieldWords } from "./field-words.ts";

export interface CampaignForm {
  /** Absent while it is new. */
  readonly campaign?: Campaign;
  /** Of which one may be chosen, while it is new. */
  readonly services?: readonly OfferedService[];
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly meanwhile?: boolean;
}

export function showCampaignForm(reply: FastifyReply, form: CampaignForm): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const { campaign, services, typed, errors = [], meanwhile = false } = form;
  const words = fieldWords(language);
  const refused = errors.length > 0;
  const back = formatAdminPath(brand, campaign ? buildCampaignPath(campaign.id) : CAMPAIGNS);
  return sendAdminPage(
    reply,
    {
      title: campaign ? words.editTitle : words.newTitle,
      place: "campaigns",
      above: campaign ? [{ href: back, label: campaign.title[language] }] : [],
      width: "task",
      hasErrors: refused,
      status: meanwhile ? 409 : refused ? 422 : 200,
    },
    <>
      <FormErrors errors={errors} language={language} />
      {meanwhile && (
        <Alert tone="warning" title={adminCampaignWords(language).meanwhile}>
          <p>{adminCampaignWords(language).meanwhileText}</p>
        </Alert>
      )}
      <h1>{campaign ? words.editTitle : words.newTitle}</h1>
      <Form
        action={formatAdminPath(brand, campaign ? buildEditPath(campaign.id) : NEW)}
        csrf={csrf()}
        hidden={campaign ? { revision: String(campaign.revision) } : {}}
      >
        {services && (
          <Select
            name="service"
            label={words.service}
            value={getTypedText(typed, "service")}
            error={errors.find(({ field }) => field === "service")?.[language]}
            choices={services.map(({ id, definition }) => ({ value: id, label: definition.title[language] }))}
          />
        )}
        {campaignFields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <ButtonGroup>
          <Button>{campaign && campaign.state !== "draft" ? words.saveChange : words.save}</Button>
          <a href={back}>{adminCommonWords(language).cancel}</a>
        </ButtonGroup>
      </Form>
    </>,
  );
}
