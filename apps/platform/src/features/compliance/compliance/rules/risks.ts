/** The three feared events of the CNIL's method (PIA, "la méthode"), then those that a security file adds. */
export const riskNames = [
  "illegitimate_access",
  "unwanted_change",
  "disappearance",
  "agent_impersonated",
  "vendor_misuse",
  "past_rewritten",
  "unavailability",
] as const;
export type RiskName = (typeof riskNames)[number];

/** 1 negligible · 2 limited · 3 important · 4 maximal: the CNIL's scale, of severity and of likelihood. */
export type Level = 1 | 2 | 3 | 4;

/** What counts of a measure here. */
export interface AnsweringMeasure {
  readonly key: string;
  readonly answers: readonly RiskName[];
  readonly state: "on" | "off" | "fact";
}

export interface Risk {
  readonly name: RiskName;
  readonly severity: Level;
  readonly likelihood: Level;
  /** Keys of the measures that answer it and are in force, and of those that should be. */
  readonly answeredBy: readonly string[];
  readonly open: readonly string[];
}

/**
 * What would be lost: civil status, addresses, children. Never under "important" for who may read or alter
 * it.
 */
const severities: Readonly<Record<RiskName, Level>> = {
  illegitimate_access: 3,
  unwanted_change: 3,
  disappearance: 2,
  agent_impersonated: 3,
  vendor_misuse: 3,
  past_rewritten: 3,
  unavailability: 2,
};

/** Nobody is sure of anything: where every measure is in force, a risk is still negligible, not none. */
export function computeLikelihood(open: number): Level {
  if (open === 0) return 1;
  if (open === 1) return 2;
  return open <= 3 ? 3 : 4;
}

export function computeRisks(seen: readonly AnsweringMeasure[]): readonly Risk[] {
  return riskNames.map((name) => {
    const answering = seen.filter(({ answers }) => answers.includes(name));
    const keysIn = (state: string) => answering.filter((one) => one.state === state).map(({ key }) => key);
    const open = keysIn("off");
    return {
      name,
      severity: severities[name],
      likelihood: computeLikelihood(open.length),
      answeredBy: keysIn("on"),
      open,
    };
  });
}
