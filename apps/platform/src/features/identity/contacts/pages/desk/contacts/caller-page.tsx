import { Alert, Button, ButtonGroup, Form, LinkButton, SummaryList } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { peopleWords } from "../../../../../../frames/desk/people/people-words.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  buildFieldError,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  parsePathId,
  readForm,
  type Visit,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type CallerChecked, checkCaller, type KnownOfCaller } from "../../../index.ts";
import { deskContactWords } from "./contact-words.ts";

const both = bothIn(deskContactWords);

const asked = ["birthdate", "street", "phone"] as const satisfies readonly (keyof KnownOfCaller)[];

const fields: readonly Field[] = [
  {
    kind: "date",
    name: "birthdate",
    optional: true,
    past: true,
    label: both((words) => words.callerFields.birthdate),
  },
  { kind: "text", name: "street", optional: true, label: both((words) => words.callerFields.street) },
  {
    kind: "text",
    name: "phone",
    optional: true,
    inputMode: "numeric",
    label: both((words) => words.callerFields.phone),
  },
];

/** Who is calling, without a single known value on the screen. */
export function showCallerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[] = [],
): FastifyReply {
  const visit = request.ardeco;
  const { language, brand } = visit;
  requireCapability(visit.context, "person.enrol");
  const words = deskContactWords(language);
  const { typed } = readForm(request);
  return sendDeskPage(
    reply,
    { ...renderCallerFrame(visit), ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}) },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.caller}</h1>
      <p class="ar-lead">{words.callerLead}</p>
      <p>{words.callerHint}</p>
      <Form
        action={buildDeskAddresses(brand).caller(parsePathId<"person">(request, "id"))}
        csrf={visit.csrf()}
      >
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language }} answers={{}} />
        ))}
        <Button icon="shield-check">{words.callerSubmit}</Button>
      </Form>
    </>,
  );
}

export async function compareCallerSays(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "person.enrol");
  const form = readForm(request);
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return showCallerPage(request, reply, errors);
  const said = parseCallerAnswers(answers);
  if (Object.keys(said).length === 0)
    return showCallerPage(request, reply, [
      buildFieldError(
        "birthdate",
        "form.required",
        both(({ callerEmpty }) => callerEmpty),
      ),
    ]);
  const checked = await checkCaller(context, { personId: parsePathId<"person">(request, "id"), said });
  return showChecked(request, reply, checked);
}

function parseCallerAnswers(answers: Answers): KnownOfCaller {
  return Object.fromEntries(
    asked.flatMap((name) => {
      const answer = findTextAnswer(answers, name);
      return answer ? [[name, answer]] : [];
    }),
  );
}

function showChecked(request: FastifyRequest, reply: FastifyReply, checked: CallerChecked): FastifyReply {
  const visit = request.ardeco;
  const { language, brand } = visit;
  const words = deskContactWords(language);
  const at = buildDeskAddresses(brand);
  const id = parsePathId<"person">(request, "id");
  const { check, recognised } = checked;
  return sendDeskPage(
    reply,
    renderCallerFrame(visit),
    <>
      <h1>{words.caller}</h1>
      <Alert
        tone={recognised ? "success" : "warning"}
        title={recognised ? words.recognised : words.notRecognised}
      >
        <p>{recognised ? words.recognisedText : words.notRecognisedText}</p>
      </Alert>
      <SummaryList
        rows={asked.map((name) => ({ label: words.callerFields[name], value: words.answers[check[name]] }))}
      />
      <ButtonGroup>
        {recognised ? (
          <LinkButton href={at.person(id, "telephone")}>{words.toPerson}</LinkButton>
        ) : (
          <LinkButton href={at.caller(id)}>{words.again}</LinkButton>
        )}
        <LinkButton variant="secondary" href={`${at.noteContact(id)}?canal=phone`}>
          {words.toNote}
        </LinkButton>
      </ButtonGroup>
    </>,
  );
}

function renderCallerFrame({ language, brand }: Visit) {
  return {
    title: deskContactWords(language).caller,
    place: "people" as const,
    width: "task" as const,
    above: [{ href: buildDeskAddresses(brand).people, label: peopleWords(language).title }],
  };
}
