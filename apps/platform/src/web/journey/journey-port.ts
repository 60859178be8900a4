import type { ComponentChildren } from "preact";
import type { Context } from "../../kernel/context.ts";
import type { Answers } from "../forms/answer.ts";
import type { Upload } from "../forms/upload.ts";
import type { Visit } from "../visit/visit.ts";

/** Which draft: the journey, and the parameters of its address. */
export interface JourneyPlace {
  readonly journeyId: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface SavedStep {
  readonly stepId: string;
  /** Of this step only. Files appear by name and size: give them their `id` when keeping them. */
  readonly answers: Answers;
  readonly uploads: readonly Upload[];
}

/**
 * Where drafts are kept. An AppError with `fields`, thrown by `save` or `submit`, comes back beside the
 * fields with what was typed; any other is an error page.
 */
export interface JourneyPort {
  load(context: Context, place: JourneyPlace): Promise<Answers>;
  save(context: Context, place: JourneyPlace, step: SavedStep): Promise<void>;
  /** Returns the path to go to: the receipt. Must stand being called twice. */
  submit(context: Context, place: JourneyPlace, answers: Answers): Promise<string>;
}

export interface JourneyOptions {
  /** Beside the authority's name: "Espace personnel". */
  readonly area?: string;
  /** Before sending; with every answer kept, also of steps that are closed now. */
  readonly checkNote?: (
    answers: Answers,
    visit: Visit,
    place: JourneyPlace,
  ) => ComponentChildren | Promise<ComponentChildren>;
  /** Under a question, outside its form: what was handed in before, with other forms. */
  readonly stepNote?: (
    stepId: string,
    answers: Answers,
    visit: Visit,
    place: JourneyPlace,
  ) => ComponentChildren | Promise<ComponentChildren>;
}
