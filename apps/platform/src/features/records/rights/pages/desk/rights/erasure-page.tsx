import { randomUUID } from "node:crypto";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { buildRefusalState } from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildKindField } from "../../../../../../frames/desk/common/scan-fields.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { buildPageContext } from "../../../../../consent/subscriptions/pages/desk/services/page-context.ts";
import {
  readCounter,
  type Speaker,
} from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import { isProof, proofs, recoveryErrors } from "../../../../../identity/recovery/index.ts";
import {
  COOLING_DAYS,
  computeErasureForecast,
  mayAskErasure,
  type RightsRequestId,
  recordErasureRequest,
  rightsErrors,
} from "../../../index.ts";
import { buildFloodBesides } from "../../common/rights/build-flood-besides.ts";
import { erasureWords } from "../../common/rights/erasure-words.ts";
import { ForeseenView } from "../../common/rights/foreseen-view.tsx";

const both = bothIn(erasureWords);

/**
 * Read aloud to who is there: what goes, what stays. A validator, an original seen, and ten days to think
 * again.
 */
export async function showDeskErasure(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand, csrf } = request.ardeco;
  const { counter, foreseen, speakers } = await readDeskErasure(request);
  const words = erasureWords(language);
  const at = buildDeskAddresses(brand);
  const { typed } = readForm(request);
  const title = words.titleFor(counter.name);
  return sendDeskPage(
    reply,
    { title, ...buildPageContext(request, counter), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.deskLead(COOLING_DAYS)}</p>
      <p>{words.lead(formatLongDate(foreseen.actsOn, language), COOLING_DAYS)}</p>
      <ForeseenView foreseen={foreseen} language={language} />
      {speakers.length === 0 ? (
        <Alert tone="info" title={words.nobody}>
          <p>{words.notHereText}</p>
        </Alert>
      ) : (
        <Form
          action={at.erasure(counter.personId)}
          csrf={csrf()}
          hidden={{ nouvelle: getTypedText(typed, "nouvelle") || randomUUID() }}
        >
          {listDeskErasureFields(speakers).map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
          <ButtonGroup>
            <Button variant="danger">{words.deskSubmit}</Button>
            <LinkButton variant="secondary" href={at.rights(counter.personId)}>
              {words.keep}
            </LinkButton>
          </ButtonGroup>
        </Form>
      )}
    </>,
  );
}

/** Sent twice, it is one request. */
export async function handleDeskErasure(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { counter, speakers } = await readDeskErasure(request);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(listDeskErasureFields(speakers), form, { today, answers: {} });
  if (errors.length > 0) return showDeskErasure(request, reply, errors);
  const speaker = speakers.find(({ by }) => by === findTextAnswer(answers, "avec"));
  if (!speaker) throw rightsErrors.error("rights.not_for_them");
  const proof = findTextAnswer(answers, "original") ?? "";
  if (!isProof(proof)) throw recoveryErrors.error("recovery.over");
  const fresh = getTypedText(form.typed, "nouvelle");
  const asked = {
    id: isUuid(fresh) ? parseId<"rights_request">(fresh) : context.newId<RightsRequestId>(),
    personId: counter.personId,
    by: speaker.by,
    proof,
    text: "",
  };
  return submitOrShowAgain(() => recordErasureRequest(context, asked), {
    besides: buildFloodBesides("avec"),
    again: (refused) => showDeskErasure(request, reply, refused.errors),
    after: () => sendSeeOther(reply, `${buildDeskAddresses(brand).rights(counter.personId)}?fait=note`),
  });
}

/** Behind `person.recover`: reading who is there is told by the journal. */
async function readDeskErasure(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  requireCapability(context, "person.recover");
  const personId = parsePathId<"person">(request, "id");
  const counter = await readCounter(context, personId, deskCommonWords(language).unnamed);
  const speakers: Speaker[] = [];
  for (const speaker of counter.speakers)
    if (await mayAskErasure(context, { by: speaker.by, personId })) speakers.push(speaker);
  return { counter, speakers, foreseen: await computeErasureForecast(context, personId) };
}

const listDeskErasureFields = (speakers: readonly Speaker[]): readonly Field[] => [
  {
    kind: "choice",
    name: "avec",
    label: both((words) => words.who),
    options: speakers.map(({ by, name }) => ({ value: by, label: { fr: name, en: name } })),
  },
  {
    ...buildKindField(
      "original",
      proofs,
      both((words) => words.proof),
    ),
    why: both((words) => words.proofWhy),
  },
  {
    kind: "confirm",
    name: "lu",
    label: both((words) => words.understood),
    whenMissing: both((words) => words.understoodMissing),
  },
];
