import type { ReadingPurpose } from "../../../features/enrolment/enrolment/index.ts";

/** Why an agent looks at a person, outside a file under review; "other" is written by the agent. */
export const purposes = [
  "help_at_desk",
  "telephone",
  "check",
  "other",
] as const satisfies readonly ReadingPurpose[];
export type Purpose = (typeof purposes)[number];

export const parsePurpose = (text: string): Purpose | undefined => purposes.find((one) => one === text);
