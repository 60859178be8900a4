import { type ElementName, isElementName } from "@ardeco/contracts";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { findCampaignOfTheDay, type NewcomersAnswer, newcomersOn } from "../campaigns/index.ts";
import {
  type ConditionAnswer,
  checkEligibility,
  explainEligibility,
  type OfferedService,
} from "../catalogue/index.ts";
import type { RepresentationKind } from "../households/index.ts";
import { type ElementPair, findPerson, listElementHistory, readValidated } from "../identity/index.ts";
import type { Grant } from "./grant.ts";
import type { ProposedItem } from "./proposal.ts";
import { proposeConsent } from "./propose-consent.ts";
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

export async function openingFor(
  tx: Tx,
  context: Context,
  service: OfferedService,
  somebody: OpeningSubject,
): Promise<Opening> {
  const { live, asks, items } = await proposeConsent(tx, context, {
    personId: somebody.id,
    serviceId: service.id,
  });
  if (live) return { outcome: "open", grant: live, asksMore: asks === "new_items" };
  const named = { providerId: service.providerId, serviceId: service.id };
  const today = civilDate(context.now());
  const newcomers = newcomersOn(await findCampaignOfTheDay(tx, context, named), today);
  if (!newcomers.may) return { outcome: "closed", newcomers };
  const checked = await readValidated(tx, context, somebody.id);
  const eligibility = checkEligibility(service.definition, checked, today);
  if (eligibility.outcome === "no") return eligibility;
  const rule = eligibility.outcome === "missing" ? eligibility.elements.filter(isElementName) : [];
  const needed = [...new Set([...rule, ...items.filter(({ required }) => required).flatMap(missingFrom)])];
  if (needed.length === 0) return { outcome: "yes" };
  return {
    outcome: "missing",
    ...(await sortMissing(tx, context, somebody, needed)),
    undecided: rule.length > 0,
  };
}

/** What lacks, by what there is to do about it: to give, to renew, to wait for. */
export async function sortMissing(
  tx: Tx,
  context: Context,
  somebody: OpeningSubject,
  needed: readonly ElementName[],
): Promise<Pick<Opening & { outcome: "missing" }, "absent" | "expired" | "waiting">> {
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
