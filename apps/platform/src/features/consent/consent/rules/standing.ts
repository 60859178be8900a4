import type { ServiceDefinition, WhenRuleFails } from "@ardeco/contracts";
import { Type } from "typebox";
import { addDays, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Opened } from "../../../trust/keys/index.ts";

const Failing = Type.Object({
  since: Type.String(),
  /** What comes, and on which day: as announced, whatever the service publishes meanwhile. */
  next: Type.Enum(["suspended", "closed"]),
  on: Type.String(),
});

/** What the service's own rule said of a live grant, when it was last checked. */
export const GrantStanding = Type.Object({
  outcome: Type.Enum(["yes", "no", "missing"]),
  failing: Type.Optional(Failing),
  /** The day on which it stopped failing: should it fail again that day, what was announced stands. */
  lapsedOn: Type.Optional(Type.String()),
  /**
   * The person agreed before the rule could answer: nothing is released until it answers, and a no ends the
   * grant at once, without the notice that is due to who used the service.
   */
  isAwaited: Type.Optional(Type.Boolean()),
});
export type GrantStanding = Opened<typeof GrantStanding>;

/** `notice`: it goes on until the day announced. `over`: the grant ends now. */
export const RuleEffect = Type.Union([
  Type.Object({ is: Type.Enum(["holds", "lacks", "fails", "over"]) }),
  Type.Object({ is: Type.Literal("notice"), next: Type.Enum(["suspended", "closed"]), on: Type.String() }),
]);
export type RuleEffect = Opened<typeof RuleEffect>;

/** The standing of a grant given while an agent still checks what the rule reads. */
export const AWAITED_STANDING: GrantStanding = { outcome: "missing", isAwaited: true };

const BY_DEFAULT: WhenRuleFails = { outcome: "suspend", noticeDays: 30 };

/**
 * The rule, checked again. The same answer twice changes nothing; of several answers in a day only the last
 * one counts, so that the order in which elements change does not.
 */
export function applyRuleOutcome(
  before: GrantStanding | undefined,
  outcome: GrantStanding["outcome"],
  { policy = BY_DEFAULT, today }: { readonly policy?: WhenRuleFails | undefined; readonly today: CivilDate },
): GrantStanding {
  if (before?.isAwaited && outcome === "missing") return before;
  if (before?.isAwaited && outcome === "no")
    return { outcome, isAwaited: true, failing: { since: today, next: "closed", on: today } };
  const failing = before?.failing;
  const lapsedOn = before?.outcome === "no" ? today : before?.lapsedOn;
  const stands = failing !== undefined && lapsedOn === today;
  if (outcome === "no") return { outcome, failing: stands ? failing : buildFailingStanding(today, policy) };
  return stands ? { outcome, failing, lapsedOn } : { outcome };
}

function buildFailingStanding(since: CivilDate, { outcome, noticeDays }: WhenRuleFails) {
  const next = outcome === "end" ? ("closed" as const) : ("suspended" as const);
  return { since, next, on: addDays(since, noticeDays) };
}

/** What comes when the rule of a service says no, and how many days after. */
export function buildRuleNotice({ whenRuleFails = BY_DEFAULT }: Pick<ServiceDefinition, "whenRuleFails">) {
  const { outcome, noticeDays } = whenRuleFails;
  return { state: outcome === "end" ? ("closed" as const) : ("suspended" as const), noticeDays };
}

export function getRuleEffect({ outcome, failing }: GrantStanding, today: CivilDate): RuleEffect {
  if (outcome === "yes") return { is: "holds" };
  if (outcome === "missing" || !failing) return { is: "lacks" };
  const { next, on } = failing;
  if (today < on) return { is: "notice", next, on };
  return { is: next === "closed" ? "over" : "fails" };
}
