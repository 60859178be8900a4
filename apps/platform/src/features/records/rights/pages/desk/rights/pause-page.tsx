import { randomUUID } from "node:crypto";
import { Alert, Button, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import {
  buildPersonTrail,
  buildRefusalState,
} from "../../../../../../frames/desk/common/build-person-trail.ts";
import { deskCommonWords } from "../../../../../../frames/desk/common/common-words.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, type PersonId, parseId } from "../../../../../../kernel/ids.ts";
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
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { hasCapability, requireCapability } from "../../../../../access/access/index.ts";
import { type listGrants, readGrants } from "../../../../../consent/consent/index.ts";
import {
  readCounter,
  type Speaker,
} from "../../../../../consent/subscriptions/pages/desk/services/present.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import type { Restriction } from "../../../../../trust/restrictions/index.ts";
import { type RightsRequestId, recordRestrictionRequest, WORDS_LENGTH } from "../../../index.ts";
import { buildFloodBesides } from "../../common/rights/build-flood-besides.ts";
import { deskRightsWords } from "../../common/rights/desk-rights-words.ts";
import { PauseFacts } from "../../common/rights/pause-facts.tsx";
import { listPauseFields, parsePause } from "../../common/rights/pause-fields.ts";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { channels } from "./channels.ts";

const both = bothIn(deskRightsWords);
const ofPause = bothIn(pauseWords);

const buildSpeakerField = (speakers: readonly Speaker[], label: Field["label"]): Field => ({
  kind: "choice",
  name: "avec",
  label,
  options: speakers.map(({ by, name }) => ({ value: by, label: { fr: name, en: name } })),
});

export const seen: Field = {
  kind: "confirm",
  name: "original_vu",
  label: ofPause(({ desk }) => desk.seen),
  whenMissing: ofPause(({ desk }) => desk.seenMissing),
};

/** A restriction asked at the desk, by letter or by telephone. */
export async function showDeskPause(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand, csrf } = visit;
  const { id, name, fields, speakers } = await readPauseForm(request);
  const words = deskRightsWords(language);
  const { typed } = readForm(request);
  return sendDeskPage(
    reply,
    { title: words.notePause, ...buildPersonTrail(visit, { id, name }), ...buildRefusalState(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.notePause}</h1>
      <p class="ar-lead">{words.rights.restriction}</p>
      <p>{pauseWords(language).desk.when}</p>
      {speakers.length === 0 ? (
        <Alert tone="info" title={words.nobody}>
          <p>{words.nobodyText}</p>
        </Alert>
      ) : (
        <Form
          action={buildDeskAddresses(brand).notePause(id)}
          csrf={csrf()}
          hidden={{ nouvelle: getTypedText(typed, "nouvelle") || randomUUID() }}
        >
          {fields.map((field) => (
            <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
          ))}
          <Button icon="pencil">{words.submit}</Button>
        </Form>
      )}
    </>,
  );
}

/** Sent twice, it is one request. */
export async function handleDeskPause(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const form = readForm(request);
  const { id, fields, speakers } = await readPauseForm(request);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return showDeskPause(request, reply, errors);
  const speaker = speakers.find(({ by }) => by === findTextAnswer(answers, "avec"));
  if (!speaker) throw householdsErrors.error("households.cannot_act_for");
  const fresh = getTypedText(form.typed, "nouvelle");
  const asked = {
    id: isUuid(fresh) ? parseId<"rights_request">(fresh) : context.newId<RightsRequestId>(),
    personId: id,
    askedBy: speaker.by,
    channel: channels.find((one) => one === findTextAnswer(answers, "canal")) ?? "desk",
    text: findTextAnswer(answers, "demande") ?? "",
    ...parsePause(answers),
  };
  return submitOrShowAgain(() => recordRestrictionRequest(context, asked), {
    besides: buildFloodBesides("demande"),
    again: (refused) => showDeskPause(request, reply, refused.errors),
    after: () => sendSeeOther(reply, `${buildDeskAddresses(brand).rights(id)}?fait=note`),
  });
}

export async function readPauseForm(request: FastifyRequest) {
  const { context, language } = request.ardeco;
  requireCapability(context, "person.enrol");
  const id = parsePathId<"person">(request, "id");
  const { name, speakers } = await readCounter(context, id, deskCommonWords(language).unnamed);
  const grants = await readGrants(context, id);
  return { id, name, speakers, fields: listDeskPauseFields(speakers, grants) };
}

const listDeskPauseFields = (
  speakers: readonly Speaker[],
  grants: Awaited<ReturnType<typeof listGrants>>,
): readonly Field[] => [
  buildSpeakerField(
    speakers,
    both((words) => words.who),
  ),
  {
    kind: "choice",
    inline: true,
    name: "canal",
    label: both((words) => words.channel),
    options: channels.map((value) => ({ value, label: both((words) => words.channels[value]) })),
  },
  ...listPauseFields(grants),
  {
    kind: "text",
    name: "demande",
    multiline: true,
    maxLength: WORDS_LENGTH,
    label: both((words) => words.text),
    why: both((words) => words.textWhy),
  },
];

interface PausesProps {
  readonly pauses: readonly Restriction[];
  readonly speakers: readonly Speaker[];
  readonly personId: PersonId;
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** Those that hold, and who there may lift them. */
export function DeskPauses({ pauses, speakers, personId, visit, typed, errors }: PausesProps) {
  const { context, language, brand, csrf } = visit;
  const words = pauseWords(language);
  const field = buildSpeakerField(
    speakers,
    ofPause(({ desk }) => desk.who),
  );
  return pauses.map((pause) => (
    <Section key={pause.id} id={`pause-${pause.id}`} title={words.desk.title}>
      <PauseFacts pause={pause} language={language} />
      {!hasCapability(context.actor, "person.recover") && <p>{words.desk.byValidator}</p>}
      {speakers.length > 0 && hasCapability(context.actor, "person.recover") && (
        <Form action={buildDeskAddresses(brand).liftPause(personId, pause.id)} csrf={csrf()}>
          <FieldView {...{ field, typed, errors, language }} answers={{}} />
          <FieldView field={seen} {...{ typed, errors, language }} answers={{}} />
          <Button variant="secondary" icon="undo-2">
            {words.desk.act}
          </Button>
        </Form>
      )}
    </Section>
  ));
}
