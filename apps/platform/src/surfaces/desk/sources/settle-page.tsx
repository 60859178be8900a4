import { formatElement } from "@ardeco/contracts";
import { Alert, Button, ButtonGroup, Definition, EmptyState, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { civilDate } from "../../../kernel/civil-date.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../../modules/access/index.ts";
import { listElementsOf, nameElements, nameInUse } from "../../../modules/identity/index.ts";
import {
  agentWords,
  listFileProblems,
  listToSettle,
  MOST_TO_SETTLE,
  type Question,
  requireQuestion,
  settleQuestion,
} from "../../../modules/sources/index.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  parseFields,
  queryText,
  readForm,
  seeOther,
  textAnswer,
  textOf,
  type Visit,
} from "../../../web/index.ts";
import { plainDay } from "../../common/dates/dates.ts";
import { addresses } from "../common/addresses.ts";
import { commonWords } from "../common/common-words.ts";
import { deskPage } from "../common/desk-page.tsx";
import { pathId } from "../common/params.ts";
import { FileLines } from "./file-lines.tsx";
import { settleWords } from "./settle-words.ts";

const both = bothIn(settleWords);
const field = (name: string): Field => ({
  kind: "text",
  name,
  label: both(({ reason }) => reason),
  whenMissing: both(({ reasonMissing }) => reasonMissing),
  maxLength: 300,
});

interface Refused {
  readonly id: string;
  readonly errors: Parameters<typeof FieldView>[0]["errors"];
}

/** One section a difference: what is here, what came back, and the two ways out. */
export async function showToSettle(
  request: FastifyRequest,
  reply: FastifyReply,
  refused?: Refused,
): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context, language } = visit;
  const words = settleWords(language);
  const { questions, problems, names } = await context.transaction(async (tx) => {
    const questions = await listToSettle(tx, context);
    const ids = questions.map(({ personId }) => personId);
    const problems = await listFileProblems(tx, context);
    return { questions, problems, names: await listElementsOf(tx, context, ids, nameElements) };
  });
  const nameOf = (id: PersonId) => nameInUse(names.get(id) ?? []) || commonWords(language).unnamed;
  return deskPage(
    reply,
    {
      title: words.title,
      place: "people",
      width: "task",
      ...(refused ? { status: 422, hasErrors: true } : {}),
    },
    <>
      <FormErrors errors={refused?.errors ?? []} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {queryText(request, "regle") !== "" && !refused && (
        <Alert tone="success" title={words.done}>
          <p>{words.doneText}</p>
        </Alert>
      )}
      {queryText(request, "lignes") !== "" && !refused && <Alert tone="success" title={words.linesDone} />}
      {questions.length === 0 && problems.length === 0 && (
        <EmptyState title={words.none} icon="circle-check">
          <p>{words.noneText}</p>
        </EmptyState>
      )}
      {questions.length === MOST_TO_SETTLE && <p>{words.more(MOST_TO_SETTLE)}</p>}
      {questions.map((question) => (
        <OneDifference
          key={question.id}
          {...{ visit, question }}
          name={nameOf(question.personId)}
          errors={refused?.id === question.id ? refused.errors : []}
        />
      ))}
      <FileLines {...{ visit, problems }} />
    </>,
  );
}

interface OneProps {
  readonly visit: Visit;
  readonly question: Question;
  readonly name: string;
  readonly errors: Refused["errors"];
}

function OneDifference({ visit, question, name, errors }: OneProps) {
  const { language, brand, csrf } = visit;
  const words = settleWords(language);
  const { id, outcome, answer } = question;
  return (
    <Section id={`ecart-${id}`} title={name}>
      <p>
        {outcome && agentWords[outcome].says[language]}{" "}
        <a href={addresses(brand).sources(question.personId)}>{name}</a>
      </p>
      {outcome && agentWords[outcome].todo && <p>{agentWords[outcome].todo?.[language]}</p>}
      <Definition items={comparison(question, visit)} />
      <Form action={addresses(brand).settle(id)} csrf={csrf()}>
        <FieldView field={field(`motif-${id}`)} typed={new Map()} answers={{}} {...{ errors, language }} />
        <ButtonGroup>
          {typeof answer?.value === "number" && (
            <Button variant="secondary" name="decision" value="applied">
              {words.apply}
            </Button>
          )}
          <Button variant="secondary" name="decision" value="kept">
            {words.keep}
          </Button>
        </ButtonGroup>
      </Form>
    </Section>
  );
}

function comparison({ answer }: Question, { language }: Visit) {
  const words = settleWords(language);
  const people = (some: NonNullable<Question["answer"]>["people"]) =>
    (some ?? [])
      .map(({ givenNames, familyName, birthdate }) =>
        [`${givenNames} ${familyName}`, birthdate && words.born(plainDay(birthdate, language))]
          .filter(Boolean)
          .join(", "),
      )
      .join(" ; ");
  return [
    { term: words.former, description: formatElement("family_quotient", answer?.former, language) },
    { term: words.answered, description: formatElement("family_quotient", answer?.value, language) },
    { term: words.people, description: people(answer?.people) },
    { term: words.children, description: people(answer?.children) },
  ].filter(({ description }) => description !== "");
}

export async function settleAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = pathId<"sourceQuestion">(request, "question");
  requireCapability(context, "source.settle");
  await context.transaction((tx) => requireQuestion(tx, context, id));
  const form = readForm(request);
  const name = `motif-${id}`;
  const { answers, errors } = parseFields([field(name)], form, {
    today: civilDate(context.now()),
    answers: {},
  });
  if (errors.length > 0) return showToSettle(request, reply, { id, errors });
  const decision = (["applied", "kept"] as const).find((one) => one === textOf(form.typed, "decision"));
  if (!decision) throw kernelErrors.error("request.invalid");
  await settleQuestion(context, { id, decision, reason: textAnswer(answers, name) ?? "" });
  return seeOther(reply, `${addresses(brand).toSettle}?regle=oui`);
}
