import type { ElementRequest, ServiceDefinition } from "@ardeco/contracts";
import { addDays, type CivilDate } from "../../../kernel/civil-date.ts";
import type { ItemName, LegalHold } from "./grant.ts";

/** What was answered so far: each granted item in the wording that was read, and the items refused. */
export interface Answers {
  readonly agreed: readonly ElementRequest[];
  readonly refused: readonly ItemName[];
}

export type DecisionProblem = "consent.not_asked" | "consent.yes_and_no" | "consent.required_refused";

export type Decided =
  | ({ readonly ok: true } & Answers)
  | { readonly ok: false; readonly code: DecisionProblem; readonly items: readonly ItemName[] };

/**
 * Joins a decision to what was answered before. An item left unanswered keeps its former answer when it is
 * still asked in the same words; an optional one never answered counts as refused.
 */
export function mergeDecision(
  requests: readonly ElementRequest[],
  before: Answers,
  decision: { readonly granted: readonly ItemName[]; readonly refused: readonly ItemName[] },
): Decided {
  const asked = new Set(requests.map(({ element }) => element));
  const strange = [...decision.granted, ...decision.refused].filter((name) => !asked.has(name));
  if (strange.length > 0) return { ok: false, code: "consent.not_asked", items: strange };
  const both = decision.granted.filter((name) => decision.refused.includes(name));
  if (both.length > 0) return { ok: false, code: "consent.yes_and_no", items: both };
  const kept = selectReleasableRequests(before.agreed, requests).map(({ element }) => element);
  const yes = new Set([...kept.filter((name) => !decision.refused.includes(name)), ...decision.granted]);
  const agreed = requests.filter(({ element }) => yes.has(element));
  const left = requests.filter(({ element }) => !yes.has(element));
  const lacking = left.filter(({ required }) => required).map(({ element }) => element);
  if (lacking.length > 0) return { ok: false, code: "consent.required_refused", items: lacking };
  return { ok: true, agreed, refused: left.map(({ element }) => element) };
}

/** What may leave: the published requests that were agreed to in the same terms (GDPR art. 5.1.b and 7). */
export function selectReleasableRequests(
  agreed: readonly ElementRequest[],
  published: readonly ElementRequest[],
): readonly ElementRequest[] {
  return published.filter((request) => agreed.some((yes) => hasSameTerms(yes, request)));
}

/**
 * Same item, form, purpose, basis and brackets, kept no longer than agreed. Punctuation of a purpose does not
 * count.
 */
export function hasSameTerms(agreed: ElementRequest, asked: ElementRequest): boolean {
  return (
    agreed.element === asked.element &&
    agreed.form === asked.form &&
    agreed.legalBasis === asked.legalBasis &&
    asked.retentionDays <= agreed.retentionDays &&
    splitWords(agreed.purpose.fr) === splitWords(asked.purpose.fr) &&
    splitWords(agreed.purpose.en) === splitWords(asked.purpose.en) &&
    JSON.stringify(agreed.brackets) === JSON.stringify(asked.brackets)
  );
}

export function findRequestAnswer(
  request: ElementRequest,
  { agreed, refused }: Answers,
): "granted" | "refused" | "new" | "reworded" {
  const yes = agreed.find(({ element }) => element === request.element);
  if (yes) return hasSameTerms(yes, request) ? "granted" : "reworded";
  // An optional item refused, then made required: the question is another one.
  return refused.includes(request.element) && !request.required ? "refused" : "new";
}

/** Between what the service was told (HMAC by item) and what it would be told now. */
export function compareToldValues(
  told: Readonly<Record<ItemName, string>>,
  now: Readonly<Record<ItemName, string>>,
): { readonly changed: readonly ItemName[]; readonly noLongerReleased: readonly ItemName[] } {
  return {
    changed: Object.keys(now).filter((name) => now[name] !== told[name]),
    noLongerReleased: Object.keys(told).filter((name) => now[name] === undefined),
  };
}

/** What laws make the service keep after a withdrawal today, of the items it was granted. */
export function listKeptByLaw(
  { mustBeKept }: ServiceDefinition,
  granted: readonly ItemName[],
  today: CivilDate,
): readonly (LegalHold & { readonly until: CivilDate })[] {
  return mustBeKept
    .filter(({ element }) => granted.includes(element))
    .map((hold) => ({ ...hold, until: addDays(today, hold.retentionDays) }));
}

function splitWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(" ") ?? ""
  );
}
