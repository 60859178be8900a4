import { type ElementName, type ElementValues, isElementName } from "@ardeco/contracts";
import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { listCampaignsOfTheDay, type NewcomersAnswer, newcomersOn } from "../campaigns/index.ts";
import {
  type ConditionAnswer,
  checkEligibility,
  explainEligibility,
  type OfferedService,
} from "../catalogue/index.ts";
import type { RepresentationKind } from "../households/index.ts";
import { type ElementPair, findPerson, listElementHistory, readValidated } from "../identity/index.ts";
import type { Grant } from "./grant.ts";
import { type Known, readKnown } from "./known.ts";
import { getOffered } from "./offered.ts";
import { listLiveByService } from "./person-list.ts";
import type { ProposedItem } from "./proposal.ts";
import { asksOf, proposeItems } from "./propose-consent.ts";
import { requireReach } from "./reach.ts";
import { openerOf } from "./require-audience.ts";
import { otherAudience } from "./rules/audience.ts";

/** Whom an opening is about, as far as it matters: what is known of them, and by which link somebody acts for them. */
export interface OpeningSubject {
  readonly id: PersonId;
  readonly elements: readonly ElementPair[];
  readonly link?: RepresentationKind;
}

/** Whether a service may open for somebody today, and what stands in the way. */
export type Opening =
  | { readonly outcome: "open"; readonly grant: Grant; readonly asksMore: boolean }
  | { readonly outcome: "yes" }
  | { readonly outcome: "no"; readonly because: readonly string[] }
  /** A campaign keeps newcomers to its dates. */
  | { readonly outcome: "closed"; readonly newcomers: NewcomersAnswer & { readonly may: false } }
  /** `absent`: to be given. `expired`: those of them that held until they expired. `waiting`: given, not checked yet. */
  | {
      readonly outcome: "missing";
      readonly absent: readonly ElementName[];
      readonly expired: readonly ElementName[];
      readonly waiting: readonly ElementName[];
      /** The service's own rule cannot answer yet: nothing opens before. */
      readonly undecided: boolean;
    };

/** A person for whom the service is meant, and whether it may open for them. */
export interface Candidate<Subject extends OpeningSubject> {
  readonly somebody: Subject;
  readonly opening: Opening;
  /** Each condition of the service's rule, for them, today; empty when it has none. */
  readonly conditions: readonly ConditionAnswer[];
}

export async function candidateFor<Subject extends OpeningSubject>(
  tx: Tx,
  context: Context,
  service: OfferedService,
  somebody: Subject,
): Promise<Candidate<Subject>> {
  const opening = await openingFor(tx, context, service, somebody);
  const checked = await readValidated(tx, context, somebody.id);
  const conditions = explainEligibility(service.definition, checked, civilDate(context.now()));
  return { somebody, opening, conditions };
}

/** For whom a service is meant: a child's is never opened for a grown-up, nor the reverse. */
export function isMeantFor(
  context: Context,
  { definition }: OfferedService,
  subject: Pick<OpeningSubject, "link" | "elements">,
): boolean {
  return otherAudience(definition, openerOf(subject, civilDate(context.now()))) === undefined;
}

/** Throws consent.service_not_offered, consent.nothing_to_agree, households.cannot_act_for. */
export async function openingFor(
  tx: Tx,
  context: Context,
  service: OfferedService,
  somebody: OpeningSubject,
): Promise<Opening> {
  await getOffered(tx, context, service.id);
  const openings = await listOpenings(tx, context, [service], somebody);
  return openings.get(service.id) ?? { outcome: "no", because: [] };
}

/**
 * The same for several services, in as many statements as for one. They were just read among those offered.
 * Throws households.cannot_act_for.
 */
export async function listOpenings(
  tx: Tx,
  context: Context,
  services: readonly OfferedService[],
  somebody: OpeningSubject,
): Promise<ReadonlyMap<ServiceId, Opening>> {
  if (services.length === 0) return new Map();
  // A mandate may be bounded to some services. Costs an agent, and the person, no statement.
  for (const { id: serviceId } of services)
    await requireReach(tx, context, { personId: somebody.id, serviceId, act: "prepare" });
  const today = civilDate(context.now());
  const requests = services.flatMap(({ definition }) => definition.requests);
  const facts: Facts = {
    today,
    known: await readKnown(tx, context, somebody.id, requests),
    live: await listLiveByService(
      tx,
      context,
      somebody.id,
      services.map(({ id }) => id),
    ),
    campaigns: await listCampaignsOfTheDay(tx, context, services),
    checked: await readValidated(tx, context, somebody.id),
  };
  const asked = services.map((service) => ({ service, answer: judge(service, facts) }));
  const needed = asked.flatMap(({ answer }) => (answer.outcome === "needs" ? answer.needed : []));
  const sorted = needed.length > 0 ? await sortMissing(tx, context, somebody, needed) : NOTHING;
  return new Map(
    asked.map(({ service, answer }) => [
      service.id,
      answer.outcome === "needs" ? missing(answer, sorted) : answer,
    ]),
  );
}

/** What is read once, for whatever number of services. */
interface Facts {
  readonly today: CivilDate;
  readonly known: Known;
  readonly live: Awaited<ReturnType<typeof listLiveByService>>;
  readonly campaigns: Awaited<ReturnType<typeof listCampaignsOfTheDay>>;
  readonly checked: ElementValues;
}

interface Needs {
  readonly outcome: "needs";
  readonly needed: readonly ElementName[];
  readonly undecided: boolean;
}

type Missing = Pick<Opening & { outcome: "missing" }, "absent" | "expired" | "waiting">;

const NOTHING: Missing = { absent: [], expired: [], waiting: [] };

/** In order: what is open already, what the calendar says, what the service's rule says, what lacks. */
function judge(
  { id, definition }: OfferedService,
  { today, known, live, campaigns, checked }: Facts,
): Exclude<Opening, { outcome: "missing" }> | Needs {
  const open = live.get(id);
  const items = proposeItems(definition.requests, open?.payload, known);
  if (open) return { outcome: "open", grant: open.grant, asksMore: asksOf(items, true) === "new_items" };
  const newcomers = newcomersOn(campaigns.get(id), today);
  if (!newcomers.may) return { outcome: "closed", newcomers };
  const eligibility = checkEligibility(definition, checked, today);
  if (eligibility.outcome === "no") return eligibility;
  const rule = eligibility.outcome === "missing" ? eligibility.elements.filter(isElementName) : [];
  const needed = [...new Set([...rule, ...items.filter(({ required }) => required).flatMap(missingFrom)])];
  return needed.length === 0 ? { outcome: "yes" } : { outcome: "needs", needed, undecided: rule.length > 0 };
}

function missing({ needed, undecided }: Needs, sorted: Missing): Opening {
  const ofThese = (names: readonly ElementName[]) => needed.filter((name) => names.includes(name));
  return {
    outcome: "missing",
    absent: ofThese(sorted.absent),
    expired: ofThese(sorted.expired),
    waiting: ofThese(sorted.waiting),
    undecided,
  };
}

/** What lacks, by what there is to do about it: to give, to renew, to wait for. */
export async function sortMissing(
  tx: Tx,
  context: Context,
  somebody: OpeningSubject,
  needed: readonly ElementName[],
): Promise<Missing> {
  // A value past its last day still stands until the nightly job: it is to be renewed like the others.
  const today = civilDate(context.now());
  const isOver = ({ name, declared, validated }: OpeningSubject["elements"][number]) =>
    needed.includes(name) && !declared && (validated?.validUntil ?? today) < today;
  const over = somebody.elements.filter(isOver).map(({ name }) => name);
  const said = new Set(somebody.elements.map(({ name }) => name).filter((name) => !over.includes(name)));
  const absent = needed.filter((name) => !said.has(name));
  const history = absent.length > 0 ? await listElementHistory(tx, context, somebody.id) : [];
  const held = new Set(history.flatMap(({ name, state }) => (state === "expired" ? [name] : [])));
  return {
    absent,
    expired: absent.filter((name) => over.includes(name) || held.has(name)),
    waiting: needed.filter((name) => said.has(name)),
  };
}

const missingFrom = ({ current }: ProposedItem): readonly ElementName[] =>
  current.state === "missing" ? current.elements : [];

/** A draft is nobody yet: its answers were neither sent nor checked, and no service may rest on them. */
export async function isUnsent(tx: Tx, context: Context, { id, elements }: OpeningSubject): Promise<boolean> {
  if (elements.some(({ validated }) => validated)) return false;
  return (await findPerson(tx, context, id))?.status === "draft";
}
