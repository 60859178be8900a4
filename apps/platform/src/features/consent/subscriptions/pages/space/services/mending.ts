import type { ElementName } from "@ardeco/contracts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import {
  type ConditionAnswer,
  checkEligibility,
  checkEligibilityConditions,
  listRuleElements,
} from "../../../../../catalogue/catalogue/index.ts";
import type { TrackedFile } from "../../../../../enrolment/enrolment/index.ts";
import { readValidatedElements } from "../../../../../identity/identity/index.ts";
import { itemSource, type Opening, sortMissing } from "../../../../consent/index.ts";
import { computeSituation, type HeldSubscription } from "../../../index.ts";
import { findTheirTurn, type Unsent } from "./their-turn.tsx";

/** What keeps a service from being open, and what its person can do about it. */
export interface Mending extends Pick<Opening & { outcome: "missing" }, "absent" | "expired" | "waiting"> {
  /** Each condition of the rule, for them, today; none unless the rule stands in the way. */
  readonly conditions: readonly ConditionAnswer[];
  /**
   * A file of theirs that waits for them and not for the town hall: to finish, to answer, or to come and show
   * what it told.
   */
  readonly theirTurn: TrackedFile | Unsent | undefined;
  /** What the rule reads, for who sees that it has changed. */
  readonly mayChange: readonly ElementName[];
}

/** Undefined when nothing is to be mended: it is open, without anything announced, or over. */
export async function findCorrection(
  context: Context,
  held: HeldSubscription,
  somebody: Somebody,
): Promise<Mending | undefined> {
  const { state, reason, announced } = computeSituation(held);
  // A pause is not mended: it is lifted, from the page of rights.
  if (state === "closed" || reason === "restricted" || (reason === undefined && announced === undefined))
    return undefined;
  const { definition } = held.service;
  const checked = await readValidatedElements(context, somebody.id);
  const today = toCivilDate(context.now());
  const rule = checkEligibility(definition, checked, today);
  const fails = rule.outcome === "no";
  const lacking = await listLackingElements(context, held, somebody);
  const missing = await sortMissing(context, somebody, lacking);
  return {
    ...missing,
    theirTurn: await findTheirTurn(context, { somebody, waiting: missing.waiting }),
    conditions: fails ? checkEligibilityConditions(definition, checked, today) : [],
    mayChange: fails ? listRuleElements(definition).filter((name) => name !== "birthdate") : [],
  };
}

/** Of what was agreed and required, and of what the service's rule reads, what has no value today. */
export async function listLackingElements(
  context: Context,
  held: HeldSubscription,
  somebody: Somebody,
): Promise<readonly ElementName[]> {
  const awaited = (held.subscription?.awaited ?? []).flatMap((item) => itemSource(item) ?? []);
  const checked = await readValidatedElements(context, somebody.id);
  const rule = checkEligibility(held.service.definition, checked, toCivilDate(context.now()));
  const asked = rule.outcome === "missing" ? listRuleElements(held.service.definition) : [];
  const unknown = asked.filter((name) => rule.outcome === "missing" && rule.elements.includes(name));
  return [...new Set([...awaited, ...unknown])];
}
