import { type ElementName, type ElementValues, isElementName } from "@ardeco/contracts";
import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import {
  checkEligibility,
  checkEligibilityConditions,
  type OfferedService,
} from "../../catalogue/catalogue/index.ts";
import { findPerson, readValidated } from "../../identity/identity/index.ts";
import { getNewcomersAnswer, listCampaignsOfTheDay } from "../campaigns/index.ts";
import { buildProposedItems, getProposalQuestion } from "./build-consent-proposal.ts";
import { type KnownElements, readKnownElements } from "./known.ts";
import { listLiveByService } from "./listed-grants.ts";
import { getOffered } from "./offered.ts";
import type { Candidate, MissingElements, Opening, OpeningSubject } from "./opening-answer.ts";
import { buildPauseCheck } from "./pause.ts";
import type { ProposedItem } from "./proposal.ts";
import { requireReach } from "./reach.ts";
import { buildOpener } from "./require-audience.ts";
import { isRuleForeseen } from "./require-eligible.ts";
import { findOtherAudience } from "./rules/audience.ts";
import { sortMissing } from "./sort-missing.ts";

export function getOpeningCandidate<Subject extends OpeningSubject>(
  context: Context,
  service: OfferedService,
  somebody: Subject,
): Promise<Candidate<Subject>> {
  return context.read(async (tx) => {
    const opening = await getOpening(context, service, somebody);
    const checked = await readValidated(tx, context, somebody.id);
    const conditions = checkEligibilityConditions(service.definition, checked, toCivilDate(context.now()));
    return { somebody, opening, conditions };
  });
}

/** For whom a service is meant: a child's is never opened for a grown-up, nor the reverse. */
export function isInAudience(
  context: Context,
  { definition }: OfferedService,
  subject: Pick<OpeningSubject, "link" | "elements">,
): boolean {
  return findOtherAudience(definition, buildOpener(subject, toCivilDate(context.now()))) === undefined;
}

/** Throws consent.service_not_offered, consent.nothing_to_agree, households.cannot_act_for. */
export function getOpening(
  context: Context,
  service: OfferedService,
  somebody: OpeningSubject,
): Promise<Opening> {
  return context.read(async (tx) => {
    await getOffered(tx, context, service.id);
    const openings = await listOpenings(context, [service], somebody);
    return openings.get(service.id) ?? { outcome: "no", because: [] };
  });
}

/**
 * Use case: which of several services somebody may open, in as many statements as for one. They were just
 * read among those offered. Throws households.cannot_act_for.
 */
export function listOpenings(
  context: Context,
  services: readonly OfferedService[],
  somebody: OpeningSubject,
): Promise<ReadonlyMap<ServiceId, Opening>> {
  return context.read(async (tx) => {
    if (services.length === 0) return new Map();
    // A mandate may be bounded to some services. Costs an agent, and the person, no statement.
    for (const { id: serviceId } of services)
      await requireReach(tx, context, { personId: somebody.id, serviceId, act: "prepare" });
    const today = toCivilDate(context.now());
    const requests = services.flatMap(({ definition }) => definition.requests);
    const facts: Facts = {
      today,
      known: await readKnownElements(tx, context, somebody.id, requests),
      live: await listLiveByService(
        tx,
        context,
        somebody.id,
        services.map(({ id }) => id),
      ),
      campaigns: await listCampaignsOfTheDay(tx, context, services),
      checked: await readValidated(tx, context, somebody.id),
      isPaused: await buildPauseCheck(tx, context, somebody.id),
    };
    const asked = services.map((service) => ({ service, answer: resolveOpening(service, facts, somebody) }));
    const needed = asked.flatMap(({ answer }) => (answer.outcome === "needs" ? answer.needed : []));
    const sorted = needed.length > 0 ? await sortMissing(context, somebody, needed) : NOTHING;
    return new Map(
      asked.map(({ service, answer }) => [
        service.id,
        answer.outcome === "needs" ? listMissingElements(answer, sorted) : answer,
      ]),
    );
  });
}

/** What is read once, for whatever number of services. */
interface Facts {
  readonly today: CivilDate;
  readonly known: KnownElements;
  readonly live: Awaited<ReturnType<typeof listLiveByService>>;
  readonly campaigns: Awaited<ReturnType<typeof listCampaignsOfTheDay>>;
  readonly checked: ElementValues;
  readonly isPaused: (serviceId: ServiceId) => boolean;
}

interface Needs {
  readonly outcome: "needs";
  readonly needed: readonly ElementName[];
  readonly undecided: boolean;
  /** The rule says yes of what is validated and declared, as far as the reader may be shown it. */
  readonly isForeseen: boolean;
}

const NOTHING: MissingElements = { absent: [], expired: [], waiting: [] };

/** In order: what is open already, what the calendar says, what the service's rule says, what lacks. */
function resolveOpening(
  { id, definition }: OfferedService,
  { today, known, live, campaigns, checked, isPaused }: Facts,
  somebody: OpeningSubject,
): Exclude<Opening, { outcome: "missing" }> | Needs {
  const open = live.get(id);
  const items = buildProposedItems(definition.requests, open?.payload, known);
  if (open)
    return { outcome: "open", grant: open.grant, asksMore: getProposalQuestion(items, true) === "new_items" };
  if (isPaused(id)) return { outcome: "paused" };
  const newcomers = getNewcomersAnswer(campaigns.get(id), today);
  if (!newcomers.may) return { outcome: "closed", newcomers };
  const eligibility = checkEligibility(definition, checked, today);
  if (eligibility.outcome === "no") return eligibility;
  const rule = eligibility.outcome === "missing" ? eligibility.elements.filter(isElementName) : [];
  const needed = [
    ...new Set([...rule, ...items.filter(({ required }) => required).flatMap(selectMissingElements)]),
  ];
  if (needed.length === 0) return { outcome: "yes" };
  const isForeseen =
    rule.length === 0 || isRuleForeseen(definition, { checked, elements: somebody.elements, today });
  return { outcome: "needs", needed, undecided: rule.length > 0, isForeseen };
}

export function listMissingElements(
  { needed, undecided, isForeseen }: Needs,
  sorted: MissingElements,
): Opening {
  const ofThese = (names: readonly ElementName[]) => needed.filter((name) => names.includes(name));
  const absent = ofThese(sorted.absent);
  return {
    outcome: "missing",
    isForeseen: isForeseen && absent.length === 0,
    absent,
    expired: ofThese(sorted.expired),
    waiting: ofThese(sorted.waiting),
    undecided,
  };
}

const selectMissingElements = ({ current }: ProposedItem): readonly ElementName[] =>
  current.state === "missing" ? current.elements : [];

/** A draft is nobody yet: its answers were neither sent nor checked, and no service may rest on them. */
export function isUnsent(context: Context, { id, elements }: OpeningSubject): Promise<boolean> {
  return context.read(async (tx) => {
    if (elements.some(({ validated }) => validated)) return false;
    return (await findPerson(tx, context, id))?.status === "draft";
  });
}
