import { parseServiceDefinition, ruleVariableTypes, type ServiceDefinition } from "@ardeco/contracts";
import { compileRule, conditionsOf } from "@ardeco/rules";
import type { FieldError } from "../../../kernel/errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { catalogueErrors } from "./errors.ts";
import { formatProblemSentence } from "./problems.ts";

/**
 * What keeps a definition from being offered; empty when nothing does. Fields are JSON pointers (RFC 6901).
 */
export function findProblems(input: unknown): readonly FieldError[] {
  const parsed = parseServiceDefinition(input);
  if (!parsed.ok) return parsed.errors.map(({ code, path }) => buildDefinitionProblem(path, code));
  return [...findUnjustifiedRequests(parsed.definition), ...findRuleProblems(parsed.definition)];
}

/** Throws catalogue.not_publishable with one field a problem. */
export function requirePublishable(input: unknown): void {
  const problems = findProblems(input);
  if (problems.length > 0) throw catalogueErrors.error("catalogue.not_publishable", problems);
}

/** Reads a definition that was published, hence checked. A failure is a fault of ours. */
export function readDefinition(stored: unknown): ServiceDefinition {
  const parsed = parseServiceDefinition(stored);
  if (!parsed.ok) throw new TypeError(`stored definition does not parse: ${parsed.errors[0]?.path}`);
  return parsed.definition;
}

/**
 * The schema wants a purpose, a basis and a retention for each element; a blank is not a purpose (GDPR art.
 * 13.1.c), and legitimate interests "shall not apply to processing carried out by public authorities" (art.
 * 6.1, last sentence).
 */
function findUnjustifiedRequests({ requests }: ServiceDefinition): FieldError[] {
  return requests.flatMap(({ purpose, legalBasis }, index) => [
    ...(toTidyText(purpose.fr) === "" || toTidyText(purpose.en) === ""
      ? [buildDefinitionProblem(`/requests/${index}/purpose`, "catalogue.purpose_blank")]
      : []),
    ...(legalBasis === "legitimate_interests"
      ? [buildDefinitionProblem(`/requests/${index}/legalBasis`, "catalogue.basis_refused")]
      : []),
  ]);
}

function findRuleProblems(definition: ServiceDefinition): FieldError[] {
  const { eligibility } = definition;
  if (eligibility === undefined) return findLostReasons(definition, []);
  const compiled = compileRule(eligibility, { variables: ruleVariableTypes });
  return compiled.ok
    ? findLostReasons(definition, conditionsOf(compiled.rule))
    : compiled.errors.map(({ code, detail }) => buildDefinitionProblem("/eligibility", code, detail));
}

/**
 * A sentence about a condition that the rule no longer has would never be read: its author meant something
 * else.
 */
function findLostReasons(
  { eligibilityReasons = [] }: ServiceDefinition,
  conditions: readonly string[],
): FieldError[] {
  return eligibilityReasons.flatMap(({ condition }, index) =>
    conditions.includes(condition)
      ? []
      : [
          buildDefinitionProblem(
            `/eligibilityReasons/${index}/condition`,
            "catalogue.reason_without_condition",
          ),
        ],
  );
}

function buildDefinitionProblem(field: string, code: string, detail?: string): FieldError {
  const { fr, en } = formatProblemSentence(code);
  return detail ? { field, code, fr: `${fr} (${detail})`, en: `${en} (${detail})` } : { field, code, fr, en };
}
