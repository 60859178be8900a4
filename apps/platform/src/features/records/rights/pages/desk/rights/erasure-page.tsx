import { randomUUID } from "node:crypto";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { refusedWith } from "../../../../../../frames/desk/common/about-person.ts";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { commonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { deskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { pathId } from "../../../../../../frames/desk/common/params.ts";
import { kindField } from "../../../../../../frames/desk/common/scan-fields.ts";
import { civilDate, longDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  seeOther,
  textAnswer,
  textOf,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { pageAbout } from "../../../../../consent/subscriptions/pages/desk/services/page-about.ts";
import {
  readCounter,
  type Speaker,
} from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import { isProof, proofs, recoveryErrors } from "../../../../../identity/recovery/index.ts";
import {
  COOLING_DAYS,
  foreseeErasure,
  mayAskErasure,
  noteErasure,
  type RightsRequestId,
  rightsErrors,
} from "../../../index.ts";
import { erasureWords } from "../../common/rights/erasure-words.ts";
import { ForeseenView } from "../../common/rights/foreseen-view.tsx";
import { tooMany } from "../../common/rights/too-many.ts";

const both = bothIn(erasureWords);

/**
 * Read aloud to who is there: what goes, what stays. A validator, an original seen, and ten days to think
 * again.
 */
export async function showErasureHere(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const { language, brand, csrf } = request.ardeco;
  const { counter, foreseen, speakers } = await read(request);
  const words = erasureWords(language);
  const at = addresses(brand);
  const { typed } = readForm(request);
  const title = words.deskTitle(counter.name);
  return deskPage(
    reply,
    { title, ...pageAbout(request, counter), ...refusedWith(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.deskLead}</p>
      <p>{words.lead(longDate(foreseen.actsOn, language), COOLING_DAYS)}</p>
      <ForeseenView foreseen={foreseen} language={language} />
      {speakers.length === 0 ? (
        <Alert tone="info" title={words.nobody}>
          <p>{words.notHereText}</p>
        </Alert>
      ) : (
        <Form
          action={at.erasure(counter.personId)}
          csrf={csrf()}
          hidden={{ nouvelle: textOf(typed, "nouvelle") || randomUUID() }}
        >
          {fieldsOf(speakers).map((field) => (
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
export async function noteErasureHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { counter, speakers } = await read(request);
  const form = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(fieldsOf(speakers), form, { today, answers: {} });
  if (errors.length > 0) return showErasureHere(request, reply, errors);
  const speaker = speakers.find(({ by }) => by === textAnswer(answers, "avec"));
  if (!speaker) throw rightsErrors.error("rights.not_for_them");
  const proof = textAnswer(answers, "original") ?? "";
  if (!isProof(proof)) throw recoveryErrors.error("recovery.over");
  const fresh = textOf(form.typed, "nouvelle");
  try {
    await noteErasure(context, {
      id: isUuid(fresh) ? asId<"rights_request">(fresh) : context.newId<RightsRequestId>(),
      personId: counter.personId,
      by: speaker.by,
      proof,
      text: "",
    });
  } catch (error) {
    return showErasureHere(request, reply, tooMany(error, "avec"));
  }
  return seeOther(reply, `${addresses(brand).rights(counter.personId)}?fait=note`);
}

/** Behind `person.recover`: reading who is there is told by the journal. */
async function read(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  requireCapability(context, "person.recover");
  const personId = pathId<"person">(request, "id");
  return context.transaction(async (tx) => {
    const counter = await readCounter(tx, context, personId, commonWords(language).unnamed);
    const speakers: Speaker[] = [];
    for (const speaker of counter.speakers)
      if (await mayAskErasure(tx, context, { by: speaker.by, personId })) speakers.push(speaker);
    return { counter, speakers, foreseen: await foreseeErasure(tx, context, personId) };
  });
}

const fieldsOf = (speakers: readonly Speaker[]): readonly Field[] => [
  {
    kind: "choice",
    name: "avec",
    label: both((words) => words.who),
    options: speakers.map(({ by, name }) => ({ value: by, label: { fr: name, en: name } })),
  },
  {
    ...kindField(
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
