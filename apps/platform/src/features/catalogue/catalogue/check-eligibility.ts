import {
  type ElementName,
  type ElementValues,
  elementsToAsk,
  ruleFacts,
  ruleVariableTypes,
  type ServiceDefinition,
} from "@ardeco/contracts";
import {
  type CompiledRule,
  compileRule,
  conditionsOf,
  evaluateRule,
  explainRule,
  type RuleOutcome,
  variablesIn,
} from "@ardeco/rules";

/** `missing`: elements to ask for before the service can answer. `no`: conditions that should have held. */
export type Eligibility =
  | { readonly outcome: "yes" }
  | { readonly outcome: "no"; readonly because: readonly string[] }
  | { readonly outcome: "missing"; readonly elements: readonly string[] };

/** May somebody with these values subscribe today? A service without a rule is open to all. */
export function checkEligibility(
  definition: ServiceDefinition,
  values: ElementValues,
  today: string,
): Eligibility {
  const rule = getEligibilityRule(definition);
  return rule ? toEligibility(evaluateRule(rule, ruleFacts(values, today))) : { outcome: "yes" };
}

/**
 * May somebody with these values subscribe on such a day? Compiled once: to find the day when the answer
 * changes by itself.
 */
export function buildDailyEligibility(
  definition: ServiceDefinition,
  values: ElementValues,
): (day: string) => Eligibility {
  const rule = getEligibilityRule(definition);
  return (day) => (rule ? toEligibility(evaluateRule(rule, ruleFacts(values, day))) : { outcome: "yes" });
}

/** Elements that the rule reads; none when the service is open to all. */
export function listRuleElements(definition: ServiceDefinition): readonly ElementName[] {
  const rule = getEligibilityRule(definition);
  return rule ? elementsToAsk([...variablesIn(rule)]) : [];
}

/** One condition of a service's rule, and what it gave for somebody. */
export interface ConditionAnswer {
  /** As the rule writes it. */
  readonly condition: string;
  readonly outcome: "yes" | "no" | "missing";
  /** Elements to ask for before it can be answered. */
  readonly elements: readonly ElementName[];
}

/**
 * Each condition that must hold, answered apart, in the order of the rule; empty when the service is open to
 * all.
 */
export function checkEligibilityConditions(
  definition: ServiceDefinition,
  values: ElementValues,
  today: string,
): readonly ConditionAnswer[] {
  const rule = getEligibilityRule(definition);
  if (!rule) return [];
  return explainRule(rule, ruleFacts(values, today)).map(({ condition, outcome, missing }) => ({
    condition,
    outcome,
    elements: elementsToAsk(missing),
  }));
}

/** The conditions that must hold in a rule being written; undefined while it cannot be read. */
export function parseRuleConditions(source: string): readonly string[] | undefined {
  const compiled = compileRule(source, { variables: ruleVariableTypes });
  return compiled.ok ? conditionsOf(compiled.rule) : undefined;
}

function getEligibilityRule({ eligibility }: ServiceDefinition): CompiledRule | undefined {
  if (eligibility === undefined) return undefined;
  const compiled = compileRule(eligibility, { variables: ruleVariableTypes });
  if (!compiled.ok) throw new TypeError(`published rule does not compile: ${compiled.errors[0]?.code}`);
  return compiled.rule;
}

function toEligibility(answer: RuleOutcome): Eligibility {
  switch (answer.outcome) {
    case "yes":
      return { outcome: "yes" };
    case "no":
      return { outcome: "no", because: answer.because };
    case "missing":
      return { outcome: "missing", elements: elementsToAsk(answer.missing) };
  }
}
