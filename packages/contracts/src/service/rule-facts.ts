import type { ElementName, ElementValues } from "../elements/registry.ts";

/** Names an eligibility rule may use, with their type in @ardeco/rules and the element each comes from. */
export const ruleVariables = {
  birthdate: { type: "date", element: "birthdate" },
  family_quotient: { type: "int", element: "family_quotient" },
  /** Commune of residence, Code officiel géographique. */
  insee_code: { type: "string", element: "address" },
  country: { type: "string", element: "address" },
  school_level: { type: "string", element: "school_level" },
  student_status: { type: "string", element: "student_status" },
  scholarship: { type: "string", element: "scholarship" },
  job_seeker: { type: "string", element: "job_seeker" },
  disability_card: { type: "string", element: "disability_card" },
} as const satisfies Record<string, { readonly type: RuleVariableType; readonly element: ElementName }>;

type RuleVariableType = "int" | "date" | "string";
export type RuleVariable = keyof typeof ruleVariables;

/** As `compileRule` takes them. */
export const ruleVariableTypes: Readonly<Record<string, RuleVariableType>> = Object.fromEntries(
  Object.entries(ruleVariables).map(([name, { type }]) => [name, type]),
);

/**
 * What a rule is told of a person. Unknown elements are absent, so that the rule answers which ones it lacks.
 */
export function ruleFacts(values: ElementValues, today: string): Readonly<Record<string, unknown>> {
  const { address, birthdate, family_quotient, school_level, student_status } = values;
  const { scholarship, job_seeker, disability_card } = values;
  return {
    today,
    birthdate,
    family_quotient,
    insee_code: address?.insee_code,
    country: address?.country,
    school_level,
    student_status,
    scholarship,
    job_seeker,
    disability_card,
  };
}

/** Elements to ask for, from the variables a rule lacks; each once, in the order given. */
export function elementsToAsk(missing: readonly string[]): ElementName[] {
  return [...new Set(missing.filter(isRuleVariable).map((name) => ruleVariables[name].element))];
}

function isRuleVariable(name: string): name is RuleVariable {
  return Object.hasOwn(ruleVariables, name);
}
