import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  type ConditionAnswer,
  checkEligibility,
  checkEligibilityConditions,
  formatCondition,
  type OfferedService,
} from "../../catalogue/catalogue/index.ts";
import { consentErrors } from "./errors.ts";
import { readKnownElements } from "./known.ts";

/**
 * The service's own rule, for a first yes: whichever page, interface or application it comes through. A yes
 * that lives is not stopped here: its rule is followed with a notice (rules/standing.ts). Throws
 * consent.rule_says_no, consent.rule_unanswered, each with the conditions that stand in the way.
 */
export async function requireEligible(
  tx: Tx,
  context: Context,
  { personId, service }: { readonly personId: PersonId; readonly service: OfferedService },
): Promise<void> {
  const { definition } = service;
  if (definition.eligibility === undefined) return;
  const { values, today } = await readKnownElements(tx, context, personId, []);
  const { outcome } = checkEligibility(definition, values, today);
  if (outcome === "yes") return;
  const code = outcome === "no" ? "consent.rule_says_no" : "consent.rule_unanswered";
  const standing = checkEligibilityConditions(definition, values, today).filter(
    (one) => one.outcome === outcome,
  );
  throw consentErrors.error(
    code,
    standing.map((one) => formatFailedCondition(service, one, code)),
  );
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
