import { deriveElement, isElementName, type ServiceDefinition } from "@ardeco/contracts";
import { eligibilityByDay } from "../../catalogue/catalogue/index.ts";
import type { Known } from "./known.ts";
import { nextCheck } from "./rules/next-check.ts";
import { checkedAgain, effectOf, type RuleEffect, type Standing } from "./rules/standing.ts";

/**
 * What a service's rule makes of a grant today, and the next day on which the calendar alone may change
 * something.
 */
export interface Stand {
  readonly standing: Standing;
  readonly effect: RuleEffect;
  readonly nextCheck?: string;
}

/**
 * Checks the service's rule against what is validated: on the person's side, the service never learns which
 * element.
 */
export function standOf(
  definition: ServiceDefinition,
  { known, before }: { readonly known: Known; readonly before: Standing | undefined },
): Stand {
  const { today, values } = known;
  const answer = eligibilityByDay(definition, values);
  const standing = checkedAgain(before, answer(today).outcome, { policy: definition.whenRuleFails, today });
  const derived = definition.requests.filter(({ element }) => !isElementName(element));
  const answersOn = (day: string) =>
    JSON.stringify([
      answer(day).outcome,
      ...derived.map(({ element, brackets }) =>
        deriveElement(element, values, { today: day, ...(brackets ? { brackets } : {}) }),
      ),
    ]);
  const effect = effectOf(standing, today);
  const day = nextCheck(
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
