import type { Sentence } from "../../../../kernel/errors.ts";
import type { ComplianceFacts } from "../facts.ts";
import type { RiskName } from "../rules/risks.ts";

export const themes = ["data", "people", "agents", "exchanges", "trace", "operation", "rights"] as const;
export type Theme = (typeof themes)[number];

/** on: it is in force · off: it is not, and should be · fact: neither good nor bad, to be known. */
export type MeasureState = "on" | "off" | "fact";

/** What is seen of one fact: its state, what makes it change, and the sentence that tells it. */
export interface Seen {
  readonly state: MeasureState;
  readonly text: Sentence;
  /** What a new sentence is compared by; by default the state alone. */
  readonly essence?: string | number | boolean | readonly string[];
}

/** One measure, written once: the register, the impact assessment and the security file all read it. */
export interface Measure {
  readonly key: string;
  readonly theme: Theme;
  /** Risks that it answers; without it, they are likelier. */
  readonly answers: readonly RiskName[];
  /** What to do where it is off. */
  readonly todo?: Sentence;
  /** Tests that try it, by their titles in docs/security/threats. */
  readonly proofs?: readonly string[];
  see(facts: ComplianceFacts): Seen;
}

/** True by construction, whatever the settings: tests prove it. */
export const buildConstantMeasure = (fr: string, en: string) => (): Seen => ({
  state: "on",
  text: { fr, en },
});

export const buildActiveState = (fr: string, en: string, essence?: Seen["essence"]): Seen =>
  buildSeenState("on", fr, en, essence);
export const buildMissingState = (fr: string, en: string, essence?: Seen["essence"]): Seen =>
  buildSeenState("off", fr, en, essence);
export const buildInformationState = (fr: string, en: string, essence?: Seen["essence"]): Seen =>
  buildSeenState("fact", fr, en, essence);

const buildSeenState = (state: MeasureState, fr: string, en: string, essence: Seen["essence"]): Seen => ({
  state,
  text: { fr, en },
  ...(essence === undefined ? {} : { essence }),
});
