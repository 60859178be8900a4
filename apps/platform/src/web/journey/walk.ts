import type { CivilDate } from "../../kernel/civil-date.ts";
import { type Answer, type Answers, hasAnswer, listChoiceAnswers } from "../forms/answer.ts";
import { type Field, listFieldOptions } from "../forms/field.ts";
import type { Journey, Part, Step } from "./journey.ts";

/** The steps that these answers open, in order. */
export const openSteps = (journey: Journey, answers: Answers): readonly Step[] =>
  journey.steps.filter(({ when }) => !when || when(answers));

/** Throws when the step is of another journey. */
export function getStepPart(
  journey: Journey,
  stepId: string,
): { readonly part: Part; readonly number: number } {
  const index = journey.parts.findIndex(({ steps }) => steps.some(({ id }) => id === stepId));
  const part = journey.parts[index];
  if (!part) throw new TypeError(`journey ${journey.id}: no step ${stepId}`);
  return { part, number: index + 1 };
}

/** The step after this one; `undefined` when what follows is to check one's answers. */
export function findNextStep(journey: Journey, answers: Answers, stepId: string): Step | undefined {
  const place = journey.steps.findIndex(({ id }) => id === stepId);
  return journey.steps.slice(place + 1).find(({ when }) => !when || when(answers));
}

/** The step before this one; without `stepId`, the last one. */
export function findPreviousStep(journey: Journey, answers: Answers, stepId?: string): Step | undefined {
  const place = stepId ? journey.steps.findIndex(({ id }) => id === stepId) : journey.steps.length;
  return journey.steps.slice(0, Math.max(place, 0)).findLast(({ when }) => !when || when(answers));
}

/** The first step still to answer, or whose answer no longer holds; `undefined` when all is said. */
export function findIncompleteStep(journey: Journey, answers: Answers, today: CivilDate): Step | undefined {
  return openSteps(journey, answers).find((step) => !isComplete(step, answers, today));
}

export function isComplete(step: Step, answers: Answers, today: CivilDate): boolean {
  if (!step.fields.every((field) => isAnswered(field, answers))) return false;
  return (step.validate?.(answers, today) ?? []).length === 0;
}

function isAnswered(field: Field, answers: Answers): boolean {
  if (!hasAnswer(answers, field.name)) return false;
  const answer: Answer | undefined = answers[field.name];
  if (answer === null || answer === undefined) return field.optional === true;
  if (field.kind !== "choice" && field.kind !== "choices") return true;
  // An earlier answer may have changed what can be chosen here
  const chosen = typeof answer === "string" ? [answer] : listChoiceAnswers(answers, field.name);
  const known = new Set(listFieldOptions(field, answers).map(({ value }) => value));
  return chosen.every((value) => known.has(value));
}

/** A step can be opened once those before it are answered: an address typed by hand skips nothing. */
export function canOpen(journey: Journey, answers: Answers, stepId: string, today: CivilDate): boolean {
  const steps = openSteps(journey, answers);
  const place = steps.findIndex(({ id }) => id === stepId);
  return place >= 0 && steps.slice(0, place).every((step) => isComplete(step, answers, today));
}

/** Without the answers to steps that are closed now: they are kept in the draft, and sent to nobody. */
export function openAnswers(journey: Journey, answers: Answers): Answers {
  const names = openSteps(journey, answers).flatMap(({ fields }) => fields.map(({ name }) => name));
  const entries = names.flatMap((name): Array<[string, Answer]> => {
    const answer = answers[name];
    return answer === undefined ? [] : [[name, answer]];
  });
  return Object.fromEntries(entries);
}
