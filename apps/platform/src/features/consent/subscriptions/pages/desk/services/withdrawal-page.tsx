import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { getWithdrawalExplanation, withdrawGrant } from "../../../../consent/index.ts";
import { WithdrawalView } from "../../../../consent/pages/common/consent/withdrawal-view.tsx";
import { type FoundAgreement, getAgreement } from "./find-agreement.ts";
import { openWords } from "./open-words.ts";
import { buildPageContext } from "./page-context.ts";
import { buildSpokenFields, parseSpoken } from "./spoken-fields.ts";

const BY = "avec";
const [fr, en] = [openWords("fr"), openWords("en")];

/** What stops and what stays, to be read aloud before the no; the same page as in the space. */
export async function showDeskWithdrawal(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const found = await getAgreement(request);
  const { counter, agreement } = found;
  const { personId } = counter;
  const grantId = agreement.grant.id;
  const at = buildDeskAddresses(brand);
  if (agreement.grant.state === "withdrawn") return sendSeeOther(reply, at.agreement(personId, grantId));
  const explained = await getWithdrawalExplanation(context, { personId, grantId });
  const words = openWords(language);
  const title = words.stopTitle(explained.serviceTitle[language], counter.name);
  const { typed } = readForm(request);
  return sendDeskPage(
    reply,
    {
      title: words.stop,
      ...buildPageContext(request, counter),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.stopLead}</p>
      <WithdrawalView explained={explained} language={language} />
      <Form action={at.withdrawal(personId, grantId)} csrf={csrf()}>
        {buildWithdrawalFields(found).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <ButtonGroup>
          <Button variant="danger">{words.noteStop}</Button>
          <LinkButton variant="secondary" href={at.agreement(personId, grantId)}>
            {words.keep}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** Twice says the same: a withdrawn grant stays withdrawn, with its receipt. */
export async function handleDeskWithdrawal(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const found = await getAgreement(request);
  const { personId, speakers } = found.counter;
  const grantId = found.agreement.grant.id;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { errors } = parseFields(buildWithdrawalFields(found), form, { today, answers: {} });
  if (errors.length > 0) return showDeskWithdrawal(request, reply, errors);
  const speaker = speakers.find(({ by }) => by === getTypedText(form.typed, BY));
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  const spoken = parseSpoken(request, { personId, by: speaker.by, typed: form.typed });
  await withdrawGrant(context, { personId, grantId, spoken });
  return sendSeeOther(reply, buildDeskAddresses(brand).agreement(personId, grantId));
}

/** Who is there, where, and that they said no. */
function buildWithdrawalFields({ counter: { speakers } }: FoundAgreement): readonly Field[] {
  const who: Field = {
    kind: "choice",
    name: BY,
    label: { fr: fr.whoSays, en: en.whoSays },
    options: speakers.map(({ by, name }) => ({ value: by, label: { fr: name, en: name } })),
  };
  return [who, ...buildSpokenFields("")];
}
