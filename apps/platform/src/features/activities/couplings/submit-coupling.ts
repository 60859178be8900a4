import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { ServiceId, StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { listPublishedServices, type OfferedService } from "../../catalogue/catalogue/index.ts";
import { listTariffs, type OfferedTariff } from "../../catalogue/tariffs/index.ts";
import { record } from "../../trust/audit/index.ts";
import { mayApproveCoupling } from "./approve.ts";
import type { Coupling, CouplingId, CouplingTerms } from "./coupling.ts";
import { couplingsErrors } from "./errors.ts";
import { scheduleEndNotices } from "./notify-coupling-end.ts";
import { computeFirstEnd, getCouplingState, listCouplingProblems, listCouplingServices } from "./rules.ts";
import {
  acceptServiceRow,
  createCouplingRow,
  listCouplingRows,
  reserveCouplingRow,
  updateCouplingEnd,
} from "./store/couplings.ts";
import { notifyAnsweringAgents } from "./waiting.ts";

/**
 * Use case: a manager of one of the services proposes an offer, and accepts it for those that they manage. It
 * lives once a manager of each other one accepts, and an approver approved it (approve.ts). The same form
 * again changes nothing. Throws access.capability_missing, couplings.not_yours, couplings.not_valid (by
 * field), couplings.proposed_otherwise.
 */
export async function submitCoupling(context: Context, input: CouplingTerms): Promise<void> {
  requireCapability(context, "coupling.manage");
  const by = requireCouplingAgent(context);
  const { fr, en } = input.name;
  const terms = { ...input, name: { fr: toTidyText(fr), en: toTidyText(en) } };
  const ours = listCouplingServices(terms).filter((serviceId) => mayManageCoupling(context, serviceId));
  if (ours.length === 0) throw couplingsErrors.error("couplings.not_yours");
  const on = toCivilDate(context.now());
  await context.transaction(async (tx) => {
    const problems = [...listCouplingProblems(terms, on), ...(await listOutsideProblems(context, terms))];
    if (problems.length > 0) throw couplingsErrors.error("couplings.not_valid", problems);
    const { authorityId } = context;
    if (!(await createCouplingRow(tx, authorityId, terms))) return requireSame(tx, context, terms);
    for (const serviceId of ours)
      await acceptServiceRow(tx, authorityId, { id: terms.id, serviceId, on, by });
    await recordCouplingAct(tx, context, "couplings.proposed", terms);
    await notifyAnsweringAgents(tx, context, terms.id);
  });
}

/**
 * The form went through before. With other terms, saying that it is proposed would be untrue: what is there
 * stays.
 */
async function requireSame(tx: Tx, context: Context, terms: CouplingTerms): Promise<void> {
  const [known] = await listCouplingRows(tx, context.authorityId, { id: terms.id });
  if (!known || formatCouplingTerms(known) !== formatCouplingTerms(terms))
    throw couplingsErrors.error("couplings.proposed_otherwise");
}

const formatCouplingTerms = ({
  name,
  giverId,
  tariffId,
  off,
  needed,
  needs,
  stacks,
  startsOn,
  endsOn,
}: CouplingTerms) =>
  JSON.stringify([
    name.fr,
    name.en,
    giverId,
    tariffId,
    off,
    needed.toSorted(),
    needs,
    stacks,
    startsOn,
    endsOn,
  ]);

interface Answering {
  readonly id: CouplingId;
  readonly serviceId: ServiceId;
}

/**
 * Use case: a manager of a service accepts for it, once. Throws access.capability_missing, couplings.unknown,
 * couplings.closed.
 */
export async function acceptCoupling(context: Context, { id, serviceId }: Answering): Promise<void> {
  requireCapability(context, "coupling.manage", { serviceId });
  const by = requireCouplingAgent(context);
  await context.transaction(async (tx) => {
    await reserveCouplingRow(tx, context.authorityId, id);
    const coupling = await getNamedCoupling(tx, context, { id, serviceId });
    if (coupling.closedOn !== null) throw couplingsErrors.error("couplings.closed");
    const on = toCivilDate(context.now());
    if (!(await acceptServiceRow(tx, context.authorityId, { id, serviceId, on, by }))) return;
    await recordCouplingAct(tx, context, "couplings.accepted", coupling);
    // Those whom it waited for before know already: an approver is told once the last service accepted.
    if (coupling.acceptances.every((one) => one.acceptedOn !== null || one.serviceId === serviceId))
      await notifyAnsweringAgents(tx, context, id);
  });
}

/**
 * Use case: a manager of a service that it names does not want it, before it lives. Throws as acceptCoupling,
 * and couplings.lives.
 */
export async function declineCoupling(context: Context, { id, serviceId }: Answering): Promise<void> {
  requireCapability(context, "coupling.manage", { serviceId });
  await context.transaction(async (tx) => {
    await reserveCouplingRow(tx, context.authorityId, id);
    const coupling = await getNamedCoupling(tx, context, { id, serviceId });
    const today = toCivilDate(context.now());
    const state = getCouplingState(coupling, today);
    if (state === "declined") return;
    if (state !== "proposed" && state !== "accepted") throw couplingsErrors.error("couplings.lives");
    await updateCouplingEnd(tx, context.authorityId, id, { closed_on: today });
    await recordCouplingAct(tx, context, "couplings.declined", coupling);
  });
}

/**
 * Use case: a manager of any of its services announces its last day, thirty days away at least; whoever holds
 * it is told. The same day again changes nothing. Throws access.capability_missing, couplings.unknown,
 * couplings.closed, couplings.too_soon, couplings.ends_before.
 */
export async function endCoupling(
  context: Context,
  { id, serviceId, lastDay }: Answering & { readonly lastDay: string },
): Promise<void> {
  requireCapability(context, "coupling.manage", { serviceId });
  await context.transaction(async (tx) => {
    await reserveCouplingRow(tx, context.authorityId, id);
    const coupling = await getNamedCoupling(tx, context, { id, serviceId });
    const today = toCivilDate(context.now());
    if (coupling.closedOn !== null) throw couplingsErrors.error("couplings.closed");
    if (coupling.endsOn === lastDay) return;
    if (coupling.endsOn !== null && coupling.endsOn < lastDay)
      throw couplingsErrors.error("couplings.ends_before");
    if (lastDay < computeFirstEnd(today) || lastDay < coupling.startsOn)
      throw couplingsErrors.error("couplings.too_soon");
    await updateCouplingEnd(tx, context.authorityId, id, { ends_on: lastDay });
    await recordCouplingAct(tx, context, "couplings.end_announced", coupling, { lastDay });
    await scheduleEndNotices(tx, context, id);
  });
}

/**
 * Those that name a service that the agent manages, or whose giving service they approve for. Throws
 * access.capability_missing.
 */
export async function listManagedCouplings(context: Context): Promise<readonly Coupling[]> {
  if (!hasCapability(context.actor, "service.approve")) requireCapability(context, "coupling.manage");
  const all = await context.transaction((tx) => listCouplingRows(tx, context.authorityId));
  return all.filter(
    (coupling) =>
      mayApproveCoupling(context, coupling) ||
      listCouplingServices(coupling).some((serviceId) => mayManageCoupling(context, serviceId)),
  );
}

export interface Couplable {
  readonly services: readonly OfferedService[];
  /** Of today, of any of these services. */
  readonly tariffs: readonly OfferedTariff[];
}

/** What a proposal may name: services offered to the people of here, and their tariffs. Both are public. */
export function listCouplable(context: Context): Promise<Couplable> {
  return context.read(async (tx) => {
    const { authorityId } = context;
    const offered = await listPublishedServices(tx, [authorityId], { peopleOf: authorityId });
    const services = offered.filter(({ definition }) => definition.type === "subscription");
    const tariffs = await listTariffs(context, toCivilDate(context.now()));
    return {
      services,
      tariffs: tariffs.filter(({ serviceId }) => services.some(({ id }) => id === serviceId)),
    };
  });
}

export const mayManageCoupling = ({ actor }: Context, serviceId: ServiceId): boolean =>
  hasCapability(actor, "coupling.manage", { serviceId });

/** Of another authority, or of other services, it does not even exist. */
async function getNamedCoupling(tx: Tx, context: Context, { id, serviceId }: Answering): Promise<Coupling> {
  const [coupling] = await listCouplingRows(tx, context.authorityId, { id });
  if (!coupling || !listCouplingServices(coupling).includes(serviceId))
    throw couplingsErrors.error("couplings.unknown");
  return coupling;
}

async function listOutsideProblems(context: Context, terms: CouplingTerms): Promise<readonly FieldError[]> {
  const { services, tariffs } = await listCouplable(context);
  const found: FieldError[] = [];
  const say = (field: string, fr: string, en: string) =>
    found.push({ field, code: `couplings.${field}_not_valid`, fr, en });
  if (!tariffs.some(({ id, serviceId }) => id === terms.tariffId && serviceId === terms.giverId))
    say(
      "tariff",
      "Choisissez un tarif publié d’un service auquel on s’abonne ici.",
      "Choose a published tariff of a service that people subscribe to here.",
    );
  if (terms.needed.some((id) => !services.some((service) => service.id === id)))
    say(
      "needed",
      "Choisissez des services auxquels on s’abonne ici.",
      "Choose services that people subscribe to here.",
    );
  return found;
}

function requireCouplingAgent({ actor }: Context): StaffId {
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  return actor.staffId;
}

const recordCouplingAct = (
  tx: Tx,
  context: Context,
  action: string,
  { id, name }: Pick<CouplingTerms, "id" | "name">,
  more: Readonly<Record<string, unknown>> = {},
) => record(tx, context, { action, data: { coupling: id, name, ...more } });
