import { Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import { AppError, type FieldError, type Sentence } from "../../../kernel/errors.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import { displayName } from "../../../modules/enrolment/index.ts";
import { takeOverAccount } from "../../../modules/households/index.ts";
import { getPerson, listElements } from "../../../modules/identity/index.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  parseFields,
  readForm,
  seeOther,
  type TypedValues,
  textAnswer,
} from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { peopleWords } from "../people/people-words.ts";
import { majorityWords } from "./majority-words.ts";

type Words = ReturnType<typeof majorityWords>;
const both = (make: (words: Words, language: "fr" | "en") => string): Sentence => ({
  fr: make(majorityWords("fr"), "fr"),
  en: make(majorityWords("en"), "en"),
});
const refusals = new Set(["households.still_a_minor", "households.account_is_theirs"]);

const EMAIL = "courriel";
const SEEN = "vu";
const fields: readonly Field[] = [
  {
    kind: "email",
    name: EMAIL,
    optional: true,
    label: both(({ email }) => email),
    hint: both(({ emailHint }) => emailHint),
  },
  {
    kind: "confirm",
    name: SEEN,
    label: both(({ seen }) => seen),
    whenMissing: both(({ seenMissing }) => seenMissing),
  },
];

interface Shown {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function askTakeOver(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: Shown = {},
): Promise<FastifyReply> {
  const { context, language, brand, csrf } = request.ardeco;
  requireCapability(context, "person.enrol");
  const id = pathId<"person">(request, "id");
  const known = await context.transaction(async (tx) => {
    await getPerson(tx, context, id);
    return listElements(tx, context, id);
  });
  const name = displayName(known) || commonWords(language).unnamed;
  const words = majorityWords(language);
  const at = addresses(brand);
  return deskPage(
    reply,
    {
      title: words.title,
      place: "people",
      width: "task",
      above: [
        { href: at.people, label: peopleWords(language).title },
        { href: at.person(id, "help_at_desk"), label: name },
      ],
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead(name)}</p>
      <Form action={at.majority(id)} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <ButtonGroup>
          <Button>{words.confirm}</Button>
          <a href={at.person(id, "help_at_desk")}>{words.back}</a>
        </ButtonGroup>
      </Form>
    </>,
  );
}

/** Sent twice, the account is theirs once. */
export async function takeOver(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const { typed, ...form } = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(fields, { typed, ...form }, { today, answers: {} });
  if (errors.length > 0) return askTakeOver(request, reply, { typed, errors });
  const personId = pathId<"person">(request, "id");
  const email = textAnswer(answers, EMAIL);
  try {
    await takeOverAccount(context, { personId, ...(email ? { email } : {}) });
  } catch (error) {
    if (!(error instanceof AppError) || !refusals.has(error.code)) throw error;
    const { code, definition } = error;
    const said =
      code === "households.still_a_minor"
        ? both((words) => words.minor)
        : both((_, language) => `${definition[language]} ${definition.todo[language]}`);
    return askTakeOver(request, reply, { typed, errors: [{ field: SEEN, code, ...said }] });
  }
  return seeOther(reply, addresses(brand).person(personId, "help_at_desk"));
}
