import {
  type ElementValues,
  elementsToAsk,
  ruleFacts,
  ruleVariableTypes,
  type ServiceDefinition,
} from "@ardeco/contracts";
import { compileRule, evaluateRule, type RuleOutcome } from "@ardeco/rules";

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
  if (definition.eligibility === undefined) return { outcome: "yes" };
  const compiled = compileRule(definition.eligibility, { variables: ruleVariableTypes });
  if (!compiled.ok) throw new TypeError(`published rule does not compile: ${compiled.errors[0]?.code}`);
  return told(evaluateRule(compiled.rule, ruleFacts(values, today)));
}

function told(answer: RuleOutcome): Eligibility {
  switch (answer.outcome) {
    case "yes":
      return { outcome: "yes" };
    case "no":
      return { outcome: "no", because: answer.because };
    case "missing":
      return { outcome: "missing", elements: elementsToAsk(answer.missing) };
  }
}
