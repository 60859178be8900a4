import type { CivilDate } from "../../kernel/civil-date.ts";
import type { FieldError, Sentence } from "../../kernel/errors.ts";
import type { Answers } from "../forms/answer.ts";
import type { Field } from "../forms/field.ts";

/** One page: one question, or a few that go together. */
export interface Step {
  readonly id: string;
  /** Last segment of the address: "date-de-naissance". */
  readonly path: string;
  readonly title: Sentence;
  /** Why it is asked, in one line. */
  readonly why?: Sentence;
  readonly legalBasis?: Sentence;
  readonly fields: readonly Field[];
  /**
   * Whom or what its answers are about: their heading on the check page. The title of the part by default.
   */
  readonly about?: (answers: Answers) => Sentence;
  /** Whether the step is asked, from the answers to the steps before it. Always by default. */
  readonly when?: (answers: Answers) => boolean;
  /** What its answers must respect together, or with those before. */
  readonly validate?: (answers: Answers, today: CivilDate) => readonly FieldError[];
}

/** Steps that go together. How far one is is counted in parts: answers open and close steps, never a part. */
export interface Part {
  readonly title: Sentence;
  readonly steps: readonly Step[];
}

export interface JourneyDefinition {
  readonly id: string;
  /** Under `/:slug`, may hold parameters: "/espace/inscription". */
  readonly path: string;
  readonly title: Sentence;
  readonly parts: readonly Part[];
  /** The verb of the last button: "Envoyer ma demande". */
  readonly submitLabel: Sentence;
}

export interface Journey extends JourneyDefinition {
  /** Those of every part, in order. */
  readonly steps: readonly Step[];
}

export const CHECK_PATH = "verification";

/** Refuses, at start, a journey whose steps or fields would be confused. */
export function defineJourney(definition: JourneyDefinition): Journey {
  const steps = definition.parts.flatMap((part) => part.steps);
  const journey: Journey = { ...definition, steps };
  if (steps.length === 0) throw new TypeError(`journey ${journey.id}: no step`);
  requireUniqueNames(
    journey,
    "step",
    steps.map(({ id }) => id),
  );
  requireUniqueNames(journey, "path", [CHECK_PATH, ...steps.map(({ path }) => path)]);
  requireUniqueNames(
    journey,
    "field",
    steps.flatMap(({ fields }) => fields.map(({ name }) => name)),
  );
  return journey;
}

function requireUniqueNames(journey: Journey, what: string, names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin !== undefined) throw new TypeError(`journey ${journey.id}: two times the ${what} "${twin}"`);
}
