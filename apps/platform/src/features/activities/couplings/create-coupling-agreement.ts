import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { buildSpokenFacts, reservePersonList, type Spoken } from "../../consent/consent/index.ts";
import { householdsErrors, requireRepresentative } from "../../identity/households/index.ts";
import { requireNotFolded } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { requireBeside } from "./at-desk.ts";
import type { Agreement, Coupling, CouplingId } from "./coupling.ts";
import { couplingsErrors } from "./errors.ts";
import { type HeldServices, isOffered, listHeldServices } from "./held.ts";
import {
  computeCouplingSubject,
  listPersonAgreements,
  listPersonNumbers,
  mayAnswerCoupling,
  requirePerson,
  sealTold,
  toCouplingsSystem,
} from "./member.ts";
import { notifyCouplingAnswer } from "./notify-coupling-holder.ts";
import { getCouplingState, listCouplingServices, listMissingServices } from "./rules.ts";
import { createAgreementRow, endAgreement, lockCouplingAnswers } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";

export interface CouplingAnswer {
  readonly id: CouplingId;
  readonly personId: PersonId;
  /** Asked of an agent, who decides nothing by themselves. */
  readonly spoken?: Spoken;
}

/**
 * Use case: the person, or who may act for them for each of its services, says yes to an offer, in their
 * space or aloud to an agent: the giving service will be told "entitled", and nobody anything else. Whoever
 * has parental authority and did not say it is told. Said already, nothing changes; said for another and
 * taken back, it is said again the next day, or at the desk. Throws households.cannot_act_for,
 * couplings.unknown, couplings.not_living, couplings.not_held, couplings.answered_today, and as
 * requireBeside.
 */
export async function createCouplingAgreement(context: Context, answer: CouplingAnswer): Promise<void> {
  const { id, personId } = answer;
  const { coupling, system } = await getReachedCoupling(context, answer);
  await requireOwnAge(context, system, personId);
  await system.transaction(async (tx) => {
    await requireNotFolded(tx, system, personId);
    const today = toCivilDate(system.now());
    if (getCouplingState(coupling, today) !== "living" || !(await isOffered(tx, system, coupling)))
      throw couplingsErrors.error("couplings.not_living");
    const numbers = await listPersonNumbers(tx, system, personId);
    // What it rests on is left either before it is read here, or after this yes is there to be ended.
    await lockCouplingAnswers(tx, system.authorityId, personId);
    for (const number of numbers.toSorted()) await reservePersonList(tx, system, number);
    const held = await listHeldServices(system, numbers);
    const grant = requireHeld(coupling, held);
    const known = await listPersonAgreements(tx, system, { numbers, couplings: [coupling] });
    if (known.some(({ endedOn }) => endedOn === null)) return;
    if (isForAnother(context, personId) && known.some((one) => isWithdrawnToday(one, today)))
      throw couplingsErrors.error("couplings.answered_today");
    const agreementId = system.newId<string>();
    const told = { pairwise: grant.pairwiseSubject, grantId: grant.id };
    const isNew = await createAgreementRow(tx, {
      authority_id: system.authorityId,
      id: agreementId,
      coupling_id: id,
      subject: computeCouplingSubject(system, id, personId),
      from_day: today,
      ended_on: null,
      end_reason: null,
      told_last_day: null,
      sealed: sealTold(system, coupling.giverId, agreementId, told),
    });
    if (isNew) await recordCouplingAnswer(tx, { context, system }, { coupling, answer, news: "agreed" });
  });
}

/**
 * In one's space, for somebody else: the other parent is written to each time, by letter if need be, and no
 * agent is there.
 */
const isForAnother = ({ actor }: Context, personId: PersonId): boolean =>
  actor.kind === "person" && actor.personId !== personId;

/** Said and taken back on one day: another yes waits for the next one. */
const isWithdrawnToday = ({ from, endReason }: Agreement, today: CivilDate): boolean =>
  from === today && endReason === "withdrawn";

/**
 * Use case: no after a yes, at once, by whoever may say yes: a child takes back nothing that a parent said.
 * Said already, nothing changes. Throws households.cannot_act_for, couplings.unknown, and as requireBeside.
 */
export async function withdrawCoupling(context: Context, answer: CouplingAnswer): Promise<void> {
  const { coupling, system } = await getReachedCoupling(context, answer);
  await requireOwnAge(context, system, answer.personId);
  await system.transaction(async (tx) => {
    const numbers = await listPersonNumbers(tx, system, answer.personId);
    // A yes that is being written is there to be ended.
    await lockCouplingAnswers(tx, system.authorityId, answer.personId);
    let ended = false;
    for (const agreement of await listPersonAgreements(tx, system, { numbers, couplings: [coupling] })) {
      const on = toCivilDate(system.now());
      if (agreement.endedOn !== null) continue;
      const ending = { id: agreement.id, on, reason: "withdrawn" } as const;
      ended = (await endAgreement(tx, system.authorityId, ending)) || ended;
    }
    if (ended) await recordCouplingAnswer(tx, { context, system }, { coupling, answer, news: "withdrawn" });
  });
}

interface Answered {
  readonly coupling: Coupling;
  readonly answer: CouplingAnswer;
  readonly news: "agreed" | "withdrawn";
}

async function recordCouplingAnswer(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { coupling: { id, name }, answer: { personId, spoken }, news }: Answered,
): Promise<void> {
  const data = { coupling: id, name, ...buildSpokenFacts(spoken, personId) };
  await record(tx, context, { action: `couplings.${news}`, personId, data });
  const { actor } = context;
  // Who answers in their space reads it there; who said it aloud has it in writing too.
  const by = actor.kind === "person" ? actor.personId : undefined;
  if (by === personId) return;
  const day = toCivilDate(system.now());
  await notifyCouplingAnswer(tx, system, { personId, by, news, name, day });
}

/** An offer speaks of all of its services: whoever acts for one of them alone does not even read it. */
async function getReachedCoupling(
  context: Context,
  { id, personId, spoken }: CouplingAnswer,
): Promise<{ readonly coupling: Coupling; readonly system: Context }> {
  if (context.actor.kind !== "staff") requirePerson(context);
  const system = toCouplingsSystem(context);
  const [coupling] = await system.transaction((tx) => listCouplingRows(tx, system.authorityId, { id }));
  const serviceIds = coupling ? listCouplingServices(coupling) : [];
  await context.transaction((tx) => requireAll(tx, context, personId, serviceIds));
  if (context.actor.kind === "staff") await requireBeside(context, { personId, spoken, serviceIds });
  if (!coupling) throw couplingsErrors.error("couplings.unknown");
  return { coupling, system };
}

async function requireAll(
  tx: Tx,
  context: Context,
  forPersonId: PersonId,
  serviceIds: readonly ServiceId[],
): Promise<void> {
  if (serviceIds.length === 0) await requireRepresentative(tx, context, { forPersonId, act: "usual" });
  for (const serviceId of serviceIds)
    await requireRepresentative(tx, context, { forPersonId, act: "usual", serviceId });
}

/**
 * A child's yes, and no, are their representatives' to say, in the child's account too. Throws
 * households.cannot_act_for.
 */
async function requireOwnAge(context: Context, system: Context, personId: PersonId): Promise<void> {
  if (!(await system.transaction((tx) => mayAnswerCoupling(tx, { context, system, personId }))))
    throw householdsErrors.error("households.cannot_act_for");
}

function requireHeld(coupling: Coupling, held: HeldServices) {
  const grant = held.grants.get(coupling.giverId);
  if (grant === undefined || listMissingServices(coupling, held.open).length > 0)
    throw couplingsErrors.error("couplings.not_held");
  return grant;
}
