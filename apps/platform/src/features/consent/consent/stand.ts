import { deriveElement, isElementName, type ServiceDefinition } from "@ardeco/contracts";
import { buildDailyEligibility } from "../../catalogue/catalogue/index.ts";
import type { KnownElements } from "./known.ts";
import { computeNextCheck } from "./rules/next-check.ts";
import { applyRuleOutcome, type GrantStanding, getRuleEffect, type RuleEffect } from "./rules/standing.ts";

/**
 * What a service's rule makes of a grant today, and the next day on which the calendar alone may change
 * something.
 */
export interface Stand {
  readonly standing: GrantStanding;
  readonly effect: RuleEffect;
  readonly nextCheck?: string;
}

/**
 * Checks the service's rule against what is validated: on the person's side, the service never learns which
 * element.
 */
export function checkServiceRule(
  definition: ServiceDefinition,
  { known, before }: { readonly known: KnownElements; readonly before: GrantStanding | undefined },
): Stand {
  const { today, values } = known;
  const answer = buildDailyEligibility(definition, values);
  const standing = applyRuleOutcome(before, answer(today).outcome, {
    policy: definition.whenRuleFails,
    today,
  });
  const derived = definition.requests.filter(({ element }) => !isElementName(element));
  const answersOn = (day: string) =>
    JSON.stringify([
      answer(day).outcome,
      ...derived.map(({ element, brackets }) =>
        deriveElement(element, values, { today: day, ...(brackets ? { brackets } : {}) }),
      ),
    ]);
  const effect = getRuleEffect(standing, today);
  const day = computeNextCheck(
    {
      birthdate: values.birthdate,
      rule: definition.eligibility,
      announced: effect.is === "notice" ? effect.on : undefined,
      answersOn,
    },
    today,
  );
  return { standing, effect, ...(day === undefined ? {} : { nextCheck: day }) };
}
