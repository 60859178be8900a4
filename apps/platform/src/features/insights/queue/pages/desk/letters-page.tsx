import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../frames/desk/common/desk-page.tsx";
import {
  type KeyAct,
  keyActs,
  readKeptKeys,
  saveKeptKeys,
} from "../../../../../frames/desk/common/kept-keys.ts";
import type { FieldError } from "../../../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  buildFieldError,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  readAnswers,
  type Sent,
  sendSeeOther,
  toTypedValues,
} from "../../../../../web/index.ts";
import { getQueueWords } from "./queue-words.ts";

const both = bothIn(getQueueWords);

const fields: readonly Field[] = keyActs.map((act) => ({
  kind: "text",
  name: act,
  label: both(({ letters }) => letters.acts[act]),
  width: "short",
  pattern: { test: /^[a-z]$/i, sentence: both(({ letters }) => letters.oneLetter) },
}));

/** Which letter does what: one may be in the way of assistive software (WCAG 2.2, 2.1.4). */
export const showLetters = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendLettersPage(request, reply);

export async function handleLetters(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { answers, errors, typed } = readAnswers(request, fields);
  const refused = errors.length > 0 ? errors : findRepeatedLetters(answers);
  if (refused.length > 0) return sendLettersPage(request, reply, { typed, errors: refused });
  const letters = {
    next: getLetter(answers, "next"),
    previous: getLetter(answers, "previous"),
    take: getLetter(answers, "take"),
    validate: getLetter(answers, "validate"),
    refuse: getLetter(answers, "refuse"),
    ask: getLetter(answers, "ask"),
    send: getLetter(answers, "send"),
    nextFile: getLetter(answers, "nextFile"),
  };
  saveKeptKeys(request, reply, { isOn: true, letters });
  return sendSeeOther(reply, buildDeskAddresses(request.ardeco.brand).queue);
}

const getLetter = (answers: Answers, act: KeyAct): string =>
  findTextAnswer(answers, act)?.toLowerCase() ?? "";

/** Said beside the later one. */
function findRepeatedLetters(answers: Answers): readonly FieldError[] {
  const letters = keyActs.map((act) => getLetter(answers, act));
  return keyActs
    .filter((_act, at) => letters.indexOf(letters[at] ?? "") !== at)
    .map((act) =>
      buildFieldError(
        act,
        "form.format",
        both(({ letters: words }) => words.repeated),
      ),
    );
}

function sendLettersPage(request: FastifyRequest, reply: FastifyReply, sent: Sent = {}): FastifyReply {
  const { language, brand, csrf } = request.ardeco;
  const { title, letters: words } = getQueueWords(language);
  const { queue } = buildDeskAddresses(brand);
  const { errors = [] } = sent;
  const typed = sent.typed ?? toTypedValues(fields, { ...readKeptKeys(request).letters });
  return sendDeskPage(
    reply,
    {
      title: words.title,
      place: "queue",
      width: "task",
      above: [{ href: queue, label: title }],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      {errors.length > 0 && <FormErrors errors={errors} language={language} />}
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <Form action={`${queue}/touches/lettres`} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <ButtonGroup>
          <Button>{words.submit}</Button>
          <LinkButton href={queue} variant="secondary">
            {words.back}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}
