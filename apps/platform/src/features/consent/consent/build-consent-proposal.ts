import { type ElementRequest, elementDefinition, isElementName } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { ServiceNamed } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import {
  computeRequestedValue,
  type KnownElements,
  listSourceProvenances,
  readKnownElements,
} from "./known.ts";
import { findLive } from "./listed-grants.ts";
import { getOffered } from "./offered.ts";
import { requireUnpaused } from "./pause.ts";
import { readList } from "./person-list.ts";
import type { CurrentValue, Proposal, ProposedItem } from "./proposal.ts";
import { requireReach } from "./reach.ts";
import { type Answers, findRequestAnswer } from "./rules.ts";
import { findSourceElement } from "./sources.ts";
import { formatItemLabel, formatItemText } from "./words.ts";

/**
 * What to show before a yes. Throws consent.service_not_offered, consent.paused, households.cannot_act_for.
 * @param shownTo who listens while an agent reads it aloud: without what they may not be shown (ADR 0020)
 */
export function buildConsentProposal(
  context: Context,
  { shownTo, ...input }: ServiceNamed & { readonly shownTo?: PersonId },
): Promise<Proposal> {
  return context.read(async (tx) => {
    await requireReach(tx, context, { ...input, act: "prepare" });
    const { service, providerName } = await getOffered(tx, context, input.serviceId);
    const { requests } = service.definition;
    const known = await readKnownElements(tx, context, input.personId, requests, shownTo);
    const list = await readList(tx, context, input.personId);
    const live = await findLive(tx, context, input.personId, list, input.serviceId);
    if (live?.payload.paused) throw consentErrors.error("consent.paused");
    if (!live) await requireUnpaused(tx, context, input);
    const items = buildProposedItems(requests, live?.payload, known);
    return {
      service,
      providerName,
      items,
      asks: getProposalQuestion(items, live !== undefined),
      ...(live ? { live: live.grant } : {}),
    };
  });
}

/** Answers first, so that the eye meets what tells least; required before optional. */
export function buildProposedItems(
  requests: readonly ElementRequest[],
  answers: Answers | undefined,
  known: KnownElements,
): readonly ProposedItem[] {
  const weight = ({ form, required }: ElementRequest) => (form === "raw" ? 2 : 0) + (required ? 0 : 1);
  return requests
    .toSorted((one, other) => weight(one) - weight(other))
    .map((request) => buildProposedItem(request, requests, answers ?? { agreed: [], refused: [] }, known));
}

export function getProposalQuestion(items: readonly ProposedItem[], live: boolean): Proposal["asks"] {
  if (!live) return "first";
  const fresh = items.some(({ decision }) => decision === "new" || decision === "reworded");
  return fresh ? "new_items" : "nothing_new";
}

function buildProposedItem(
  request: ElementRequest,
  all: readonly ElementRequest[],
  answers: Answers,
  known: KnownElements,
): ProposedItem {
  const { element: name, form, required, purpose, without, legalBasis, retentionDays } = request;
  return {
    name,
    form,
    label: formatItemLabel(name, known.territories.names),
    required,
    purpose,
    ...(without && !required ? { without } : {}),
    legalBasis,
    retentionDays,
    sensitive: isElementName(name) && elementDefinition(name).sensitive,
    current: getCurrentValue(request, known),
    tellsLess:
      form === "raw" ? all.filter((one) => isLessRevealing(one, name)).map(({ element }) => element) : [],
    decision: findRequestAnswer(request, answers),
  };
}

function isLessRevealing(answer: ElementRequest, name: string): boolean {
  return answer.form !== "raw" && findSourceElement(answer.element) === name;
}

function getCurrentValue(request: ElementRequest, known: KnownElements): CurrentValue {
  const worked = computeRequestedValue(request, known);
  switch (worked.outcome) {
    case "known":
      if (worked.from.some((name) => known.hidden.has(name))) return { state: "withheld" };
      return {
        state: "known",
        value: worked.value,
        text: formatItemText(request.element, worked.value),
        provenance: listSourceProvenances(known, worked.from),
      };
    case "missing":
      return {
        state: "missing",
        elements: worked.missing,
        declared: worked.missing.every((name) => known.declared.has(name)),
      };
    case "unavailable":
      return { state: "unavailable", code: worked.code };
  }
}
