import type { Language } from "../../../../kernel/errors.ts";

/** Whom a text is for: the person (and agents), or agents only. */
export type HelpAudience = "everybody" | "agents";

/** A text of the authority, instead of the usual one. */
export interface HelpText {
  readonly topic: string;
  readonly language: Language;
  readonly audience: HelpAudience;
  readonly text: string;
  /** Before the last change. */
  readonly former?: string;
}

export const HELP_LENGTH = 1_500;
