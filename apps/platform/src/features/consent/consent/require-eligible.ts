import type { ElementValues } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import {
  type ConditionAnswer,
  checkEligibility,
  checkEligibilityConditions,
  formatCondition,
  listRuleElements,
  type OfferedService,
} from "../../catalogue/catalogue/index.ts";
import { type ElementPair, findPerson, listElements } from "../../identity/identity/index.ts";
import type { ConsentDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { readKnownElements } from "./known.ts";

/**
 * The service's own rule, for a first yes: whichever page, interface or application it comes through. A yes
 * that lives is not stopped here: its rule is followed with a notice (rules/standing.ts). Throws
 * consent.rule_says_no, consent.rule_unanswered, each with the conditions that stand in the way.
 * @returns isAwaited: the rule says yes of what the person has declared, and an agent has still to check it
 */
export async function requireEligible(
  tx: Tx,
  context: Context,
  { input, service }: { readonly input: ConsentDecision; readonly service: OfferedService },
): Promise<{ readonly isAwaited: boolean }> {
  const { definition } = service;
  if (definition.eligibility === undefined) return { isAwaited: false };
  const { personId } = input;
  const { values, validated, today } = await readKnownElements(tx, context, personId, []);
  const { outcome } = checkEligibility(definition, values, today);
  if (outcome === "yes") return { isAwaited: false };
  if (outcome === "missing" && input.opensOnceValidated) {
    const elements = await listElements(tx, context, personId, listRuleElements(definition));
    const isSent = validated.size > 0 || (await findPerson(tx, context, personId))?.status !== "draft";
    if (isSent && isRuleForeseen(definition, { checked: values, elements, today }))
      return { isAwaited: true };
  }
  const code = outcome === "no" ? "consent.rule_says_no" : "consent.rule_unanswered";
  const standing = checkEligibilityConditions(definition, values, today).filter(
    (one) => one.outcome === outcome,
  );
  throw consentErrors.error(
    code,
    standing.map((one) => formatFailedCondition(service, one, code)),
  );
}

/**
 * Whether the rule says yes once what was declared is validated as it stands. What is validated counts before
 * what is declared; what the reader may not be shown counts for nothing (ADR 0020).
 * @param elements as the reader may be shown them
 */
export function isRuleForeseen(
  definition: OfferedService["definition"],
  facts: {
    readonly checked: ElementValues;
    readonly elements: readonly ElementPair[];
    readonly today: CivilDate;
  },
): boolean {
  const declared = facts.elements.flatMap(({ name, declared: one }) =>
    one?.value === undefined ? [] : [[name, one.value] as const],
  );
  const values = { ...Object.fromEntries(declared), ...facts.checked };
  return checkEligibility(definition, values, facts.today).outcome === "yes";
}

/** Named by the condition as the rule writes it; told in words when there are some. */
function formatFailedCondition(
  { definition }: OfferedService,
  { condition }: ConditionAnswer,
  code: "consent.rule_says_no" | "consent.rule_unanswered",
): FieldError {
  const { fr, en } = formatCondition(definition, condition) ?? consentErrors.definitions[code];
  return { field: condition, code, fr, en };
}
