import type { Sentence } from "../../../../../../kernel/errors.ts";

/** A sentence in both languages, on one line. */
export const buildSentence = (fr: string, en: string): Sentence => ({ fr, en });
