import { formatElement } from "@ardeco/contracts";
import { Button, ButtonGroup, Definition, Form, Section } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { bothIn, type Field, FieldView, type TypedValues, type Visit } from "../../../../../../web/index.ts";
import { agentWords, type SourceQuestion } from "../../../index.ts";
import { buildChoiceInputs, type SettleChoice } from "./settle-query.ts";
import { settleWords } from "./settle-words.ts";

const both = bothIn(settleWords);

/** One a difference: its errors are found again by its name. */
export const buildReasonField = (id: string): Field => ({
  kind: "text",
  name: `motif-${id}`,
  label: both(({ reason }) => reason),
  whenMissing: both(({ reasonMissing }) => reasonMissing),
  maxLength: 300,
});

interface OneProps {
  readonly visit: Visit;
  readonly choice: SettleChoice;
  readonly question: SourceQuestion;
  readonly name: string;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** What is here, what came back, and the two ways out. */
export function OneDifference({ visit, choice, question, name, typed, errors }: OneProps) {
  const { language, brand, csrf } = visit;
  const words = settleWords(language);
  const { id, outcome, answer, answeredOn } = question;
  const compared = renderComparison(question, visit);
  const { says, todo } = outcome ? agentWords[outcome] : { says: undefined, todo: undefined };
  return (
    <Section id={`ecart-${id}`} title={name}>
      <p>
        {answeredOn && words.answeredOn(plainDay(answeredOn, language), answer?.register.name)}{" "}
        {says?.[language]}
      </p>
      {todo && <p>{todo[language]}</p>}
      {compared.length > 0 && <Definition items={compared} />}
      <p>
        <a href={buildDeskAddresses(brand).sources(question.personId)}>{words.openOf(name)}</a>
      </p>
      <Form action={buildDeskAddresses(brand).settle(id)} csrf={csrf()} hidden={buildChoiceInputs(choice)}>
        <FieldView field={buildReasonField(id)} answers={{}} {...{ typed, errors, language }} />
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

function renderComparison({ answer }: SourceQuestion, { language }: Visit) {
  const words = settleWords(language);
  const people = (some: NonNullable<SourceQuestion["answer"]>["people"]) =>
    (some ?? [])
      .map(({ givenNames, familyName, birthdate }) => {
        const name = `${givenNames} ${familyName}`;
        return birthdate ? words.born(name, plainDay(birthdate, language)) : name;
      })
      .join(" ; ");
  return [
    { term: words.former, description: formatElement("family_quotient", answer?.former, language) },
    { term: words.answered, description: formatElement("family_quotient", answer?.value, language) },
    { term: words.people, description: people(answer?.people) },
    { term: words.children, description: people(answer?.children) },
  ].filter(({ description }) => description !== "");
}
