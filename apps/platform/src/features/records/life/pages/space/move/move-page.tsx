import { formatElement } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { addresses, withQuery } from "../../../../../../frames/space/common/addresses.ts";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { nameOf } from "../../../../../../frames/space/common/person-switcher.tsx";
import { personOf } from "../../../../../../frames/space/common/signed-in.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { spacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { civilDate, longDate } from "../../../../../../kernel/civil-date.ts";
import { AppError, type FieldError, type Language } from "../../../../../../kernel/errors.ts";
import {
  FieldView,
  FormErrors,
  parseFields,
  queryText,
  readForm,
  seeOther,
  type TypedValues,
  typedFromAnswers,
} from "../../../../../../web/index.ts";
import {
  fieldsToRead,
  proofFields,
} from "../../../../../consent/subscriptions/pages/space/services/completion-fields.ts";
import { depositAll } from "../../../../../consent/subscriptions/pages/space/services/read-completion.ts";
import { listFilesOf } from "../../../../../enrolment/enrolment/index.ts";
import { paths } from "../../../../../enrolment/enrolment/pages/space/enrolment/paths.ts";
import { listElementHistory } from "../../../../../identity/identity/index.ts";
import { declareMove, listCompanions } from "../../../index.ts";
import { readEffects } from "../../common/move/move-effects.ts";
import { EffectsView } from "../../common/move/move-effects-view.tsx";
import {
  CORRECT,
  carried,
  isCorrection,
  type Mate,
  type MoveAnswers,
  moveFields,
  readMove,
  SHOWN,
  typedAgain,
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
export async function showMove(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const { language, brand, csrf, context } = request.ardeco;
  if (queryText(request, SENT) !== "") return showSent(request, reply);
  const moving = await readMoving(request);
  const words = moveWords(language);
  const fields = moveFields(civilDate(context.now()), moving.mates);
  const shown = typed ?? typedFromAnswers(fields, {});
  return spacePage(
    reply,
    { title: words.title, place: "elements", width: "task", ...statusOf(errors) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Form action={addresses(brand).move} csrf={csrf()}>
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
  const moving = await readMoving(request);
  const files = await context.transaction((tx) => listFilesOf(tx, context, moving.self.id));
  const sent = files.find(({ file }) => file.id === queryText(request, SENT));
  return spacePage(
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
          <LinkButton href={paths(brand).request(sent.file.id)} icon="arrow-right">
            {words.follow}
          </LinkButton>
        </>
      )}
      <Former former={moving.former} language={language} />
    </>,
  );
}

/** Second step: what it changes; then the sending. Pressed twice, it is sent once. */
export async function sendMove(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const moving = await readMoving(request);
  if (isCorrection(form)) return showMove(request, reply, { typed: typedAgain(form.typed) });
  const today = civilDate(context.now());
  const read = readMove(form, today, moving.mates);
  if (!read.ok) return showMove(request, reply, { typed: typedAgain(form.typed), errors: read.errors });
  const { move } = read;
  if (!form.typed.has(SHOWN)) return check(request, reply, { moving, move, typed: form.typed, errors: [] });
  const proof = parseFields(fieldsToRead(["address"], form.typed), form, { today, answers: {} });
  if (proof.errors.length > 0)
    return check(request, reply, { moving, move, typed: form.typed, errors: proof.errors });
  try {
    const { id: personId } = moving.self;
    const documents = await depositAll(context, { personId, names: ["address"], form });
    const { fileId, isSent } = await declareMove(context, { personId, ...move, documents });
    const done = withQuery(addresses(brand).move, { [SENT]: fileId });
    return seeOther(reply, isSent ? done : paths(brand).draft(fileId));
  } catch (error) {
    if (!(error instanceof AppError) || error.fields.length === 0) throw error;
    return check(request, reply, { moving, move, typed: form.typed, errors: error.fields });
  }
}

interface Checked extends Required<Shown> {
  readonly moving: Moving;
  readonly move: MoveAnswers;
}

async function check(
  request: FastifyRequest,
  reply: FastifyReply,
  { moving, move, typed, errors }: Checked,
): Promise<FastifyReply> {
  const { language, brand, csrf, context } = request.ardeco;
  const words = moveWords(language);
  const { self, mates } = moving;
  const at = addresses(brand);
  const people = [self.id, ...mates.map(({ id }) => id).filter((id) => move.companions.includes(id))];
  const effects = await context.transaction((tx) =>
    readEffects(tx, context, { people, address: move.address }),
  );
  const takeOut = (
    <p>
      <a href={at.takeOut}>{words.takeOut}</a>
    </p>
  );
  return spacePage(
    reply,
    {
      title: words.checkTitle,
      place: "elements",
      width: "task",
      above: [{ href: at.move, label: words.title }],
      ...statusOf(errors),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.checkTitle}</h1>
      <EffectsView {...{ move, effects, mates, language, takeOut }} authorityName={brand.name} />
      <Form action={at.move} csrf={csrf()} hidden={carried(typed)} multipart>
        {proofFields("address").map((field) => (
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

async function readMoving(request: FastifyRequest): Promise<Moving> {
  const { context, language } = request.ardeco;
  return context.transaction(async (tx) => {
    const reader = personOf(request.ardeco);
    const people = await listPeople(tx, context, reader);
    const companions = await listCompanions(tx, context, reader);
    const named = companions.flatMap(({ personId, isKept }) => {
      const somebody = people.find(({ id }) => id === personId);
      return somebody ? [{ id: personId, name: nameOf(somebody, language), isKept }] : [];
    });
    const [self] = people;
    if (!self) throw new Error("a person reads their own page");
    const history = await listElementHistory(tx, context, reader);
    return {
      self,
      mates: named.filter(({ isKept }) => !isKept),
      kept: named.filter(({ isKept }) => isKept).map(({ name }) => name),
      former: history.flatMap(({ name, state, value, validUntil }) =>
        name === "address" && state === "superseded" && validUntil ? [{ value, until: validUntil }] : [],
      ),
    };
  });
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
            {formatElement("address", value, language)}, {words.until(longDate(until, language))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const statusOf = (errors: readonly FieldError[]) =>
  errors.length > 0 ? { status: 422, hasErrors: true } : {};
