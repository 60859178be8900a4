import type { Answers } from "../forms/answer.ts";
import type { Journey } from "./journey.ts";
import { findNextStep, openSteps } from "./walk.ts";

/**
 * For the tests of a journey: follows each story from the first step to the check, and fails naming the steps
 * that no story reaches. Stories should be the answers that the journey's own tests send.
 */
export function assertEveryStepVisited(journey: Journey, stories: readonly Answers[]): void {
  const visited = new Set(stories.flatMap((answers) => listVisitedSteps(journey, answers)));
  const missed = journey.steps.filter(({ id }) => !visited.has(id)).map(({ id }) => id);
  if (missed.length > 0) throw new Error(`journey ${journey.id}: no story visits ${missed.join(", ")}`);
}

function listVisitedSteps(journey: Journey, answers: Answers): string[] {
  const visited: string[] = [];
  let step = openSteps(journey, answers)[0];
  while (step) {
    visited.push(step.id);
    step = findNextStep(journey, answers, step.id);
  }
  return visited;
}
