import { formatElement } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addQuery, buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  getQueryText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toTypedValues,
} from "../../../../../../web/index.ts";
import { saveSentDocuments } from "../../../../../consent/subscriptions/pages/space/services/completion.ts";
import {
  buildProofFields,
  selectFieldsToRead,
} from "../../../../../consent/subscriptions/pages/space/services/completion-fields.ts";
import { listTrackedFiles } from "../../../../../enrolment/enrolment/index.ts";
import { buildEnrolmentPaths } from "../../../../../enrolment/enrolment/pages/space/enrolment/paths.ts";
import { listElementHistory } from "../../../../../identity/identity/index.ts";
import { listCompanions, submitMove } from "../../../index.ts";
import { readEffects } from "../../common/move/move-effects.ts";
import { EffectsView } from "../../common/move/move-effects-view.tsx";
import {
  CORRECT,
  isCorrection,
  listMoveFields,
  type Mate,
  type MoveAnswers,
  readMove,
  SHOWN,
  toCarriedValues,
  toFirstStepValues,
} from "../../common/move/move-fields.ts";
import { moveWords } from "../../common/move/move-words.ts";

/** In the address of the last step: the file that was sent. */
const SENT = "envoye";

/** Who moves, and who may move along. */
interface Moving {
  readonly self: Somebody;
  readonly mates: readonly Mate[];
  /** Children whose address another parent gave. */
  readonly kept: readonly string[];
  readonly former: readonly { readonly value: unknown; readonly until: string }[];
}

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

/** First step: where, since when, who moves along. */
export async function showSpaceMove(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const { language, brand, csrf, context } = request.ardeco;
  if (getQueryText(request, SENT) !== "") return showSent(request, reply);
  const moving = await readSpaceMove(request);
  const words = moveWords(language);
  const fields = listMoveFields(toCivilDate(context.now()), moving.mates);
  const shown = typed ?? toTypedValues(fields, {});
  return sendSpacePage(
    reply,
    { title: words.title, place: "elements", width: "task", ...getFormStatus(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Form action={buildSpaceAddresses(brand).move} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, errors, language }} typed={shown} answers={{}} />
        ))}
        {moving.kept.length > 0 && <p>{words.kept(moving.kept.join(", "))}</p>}
        <Button>{words.see}</Button>
      </Form>
      <Former former={moving.former} language={language} />
    </>,
  );
}

/** Last: that it is sent, what the person has still to do, and where to follow it. */
async function showSent(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { language, brand, context } = request.ardeco;
  const words = moveWords(language);
  const moving = await readSpaceMove(request);
  const files = await listTrackedFiles(context, moving.self.id);
  const sent = files.find(({ file }) => file.id === getQueryText(request, SENT));
  return sendSpacePage(
    reply,
    { title: words.title, place: "elements", width: "task" },
    <>
      <h1>{words.title}</h1>
      <Alert tone="success" title={words.sent}>
        <p>{words.sentText}</p>
      </Alert>
      {sent && (
        <>
          <p class="ar-lead">{sent.next[language]}</p>
          <LinkButton href={buildEnrolmentPaths(brand).request(sent.file.id)} icon="arrow-right">
            {words.follow}
          </LinkButton>
        </>
      )}
      <Former former={moving.former} language={language} />
    </>,
  );
}

/** Second step: what it changes; then the sending. Pressed twice, it is sent once. */
export async function handleSpaceMove(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const moving = await readSpaceMove(request);
  if (isCorrection(form)) return showSpaceMove(request, reply, { typed: toFirstStepValues(form.typed) });
  const today = toCivilDate(context.now());
  const read = readMove(form, today, moving.mates);
  if (!read.ok)
    return showSpaceMove(request, reply, { typed: toFirstStepValues(form.typed), errors: read.errors });
  const { move } = read;
  if (!form.typed.has(SHOWN))
    return showSpaceMoveCheck(request, reply, { moving, move, typed: form.typed, errors: [] });
  const proof = parseFields(selectFieldsToRead(["address"], form.typed), form, { today, answers: {} });
  if (proof.errors.length > 0)
    return showSpaceMoveCheck(request, reply, { moving, move, typed: form.typed, errors: proof.errors });
  const submit = async () => {
    const { id: personId } = moving.self;
    const documents = await saveSentDocuments(context, { personId, names: ["address"], form });
    return submitMove(context, { personId, ...move, documents });
  };
  return submitOrShowAgain(submit, {
    again: ({ errors }) => showSpaceMoveCheck(request, reply, { moving, move, typed: form.typed, errors }),
    after: ({ fileId, isSent }) => {
      const done = addQuery(buildSpaceAddresses(brand).move, { [SENT]: fileId });
      return sendSeeOther(reply, isSent ? done : buildEnrolmentPaths(brand).draft(fileId));
    },
  });
}

interface Checked extends Required<Shown> {
  readonly moving: Moving;
  readonly move: MoveAnswers;
}

async function showSpaceMoveCheck(
  request: FastifyRequest,
  reply: FastifyReply,
  { moving, move, typed, errors }: Checked,
): Promise<FastifyReply> {
  const { language, brand, csrf, context } = request.ardeco;
  const words = moveWords(language);
  const { self, mates } = moving;
  const at = buildSpaceAddresses(brand);
  const people = [self.id, ...mates.map(({ id }) => id).filter((id) => move.companions.includes(id))];
  const effects = await readEffects(context, { people, address: move.address });
  const takeOut = (
    <p>
      <a href={at.takeOut}>{words.takeOut}</a>
    </p>
  );
  return sendSpacePage(
    reply,
    {
      title: words.checkTitle,
      place: "elements",
      width: "task",
      above: [{ href: at.move, label: words.title }],
      ...getFormStatus(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.checkTitle}</h1>
      <EffectsView {...{ move, effects, mates, language, takeOut }} authorityName={brand.name} />
      <Form action={at.move} csrf={csrf()} hidden={toCarriedValues(typed)} multipart>
        {buildProofFields("address").map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <ButtonGroup>
          <Button>{words.send}</Button>
          <Button variant="secondary" {...CORRECT}>
            {words.change}
          </Button>
        </ButtonGroup>
      </Form>
    </>,
  );
}

async function readSpaceMove(request: FastifyRequest): Promise<Moving> {
  const { context, language } = request.ardeco;
  const reader = getSignedInPerson(request.ardeco);
  const people = await listPeople(context, reader);
  const companions = await listCompanions(context, reader);
  const named = companions.flatMap(({ personId, isKept }) => {
    const somebody = people.find(({ id }) => id === personId);
    return somebody ? [{ id: personId, name: formatPersonName(somebody, language), isKept }] : [];
  });
  const [self] = people;
  if (!self) throw new Error("a person reads their own page");
  const history = await listElementHistory(context, reader);
  return {
    self,
    mates: named.filter(({ isKept }) => !isKept),
    kept: named.filter(({ isKept }) => isKept).map(({ name }) => name),
    former: history.flatMap(({ name, state, value, validUntil }) =>
      name === "address" && state === "superseded" && validUntil ? [{ value, until: validUntil }] : [],
    ),
  };
}

function Former({ former, language }: Pick<Moving, "former"> & { readonly language: Language }) {
  if (former.length === 0) return null;
  const words = moveWords(language);
  return (
    <section class="ar-stack">
      <h2>{words.history}</h2>
      <ul>
        {former.map(({ value, until }) => (
          <li key={until}>
            {formatElement("address", value, language)}, {words.until(formatLongDate(until, language))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const getFormStatus = (errors: readonly FieldError[]) =>
  errors.length > 0 ? { status: 422, hasErrors: true } : {};
