import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { listOfferedServices, listPublishedServices } from "../../catalogue/catalogue/index.ts";
import { listTariffs } from "../../catalogue/tariffs/index.ts";
import { maySpeakForPerson, type Spoken } from "../../consent/consent/index.ts";
import { isEveryServiceReached, requireReachedServices } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { requireBeside } from "./at-desk.ts";
import type { Coupling, CouplingId, EndReason } from "./coupling.ts";
import { couplingsErrors } from "./errors.ts";
import { type HeldServices, isEveryServiceShown, listHeldServices } from "./held.ts";
import {
  listPersonAgreements,
  listPersonNumbers,
  mayAnswerCoupling,
  type OwnAgreement,
  requirePerson,
  toCouplingsSystem,
} from "./member.ts";
import { getCouplingState, isCouplingCounted, listCouplingServices, listMissingServices } from "./rules.ts";
import { listCouplingRows } from "./store/couplings.ts";

/**
 * agreed: told to the giving service · open: may be agreed to · short: some of its services are held, others
 * are missing · far: none is held · over: agreed to one day, and ended.
 */
export type CouplingStanding = "agreed" | "open" | "short" | "far" | "over";

export interface NamedService {
  readonly id: ServiceId;
  readonly slug: string;
  readonly title: Sentence;
  readonly isHeld: boolean;
  /** Agreed to already, and being opened: nothing is to be done for it. */
  readonly isOpening: boolean;
}

export interface OwnCoupling {
  readonly coupling: Coupling;
  readonly standing: CouplingStanding;
  readonly giver: NamedService;
  readonly needed: readonly NamedService[];
  /** What to add to have it; where one of several is enough, any of those that it needs. */
  readonly missing: readonly NamedService[];
  readonly tariff: Sentence;
  readonly since: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly endReason: EndReason | null;
}

/**
 * Use case: the offers that somebody has, may have, or nearly, for themselves or who acts for them; with a
 * mandate bounded to some services, those that name no other. Throws request.forbidden,
 * households.cannot_act_for.
 */
export async function listOwnCouplings(
  context: Context,
  personId: PersonId,
): Promise<readonly OwnCoupling[]> {
  requirePerson(context);
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toCouplingsSystem(context);
  const all = await system.transaction((tx) => listPersonCouplings(tx, system, personId));
  return all.filter(({ coupling }) => isEveryServiceReached(reached, listCouplingServices(coupling)));
}

/**
 * Use case: the same at the desk, read aloud to who is beside the agent and may decide for this person; a
 * line of the journal says so. Whoever may not decide for this person is shown none of them.
 */
export async function listCouplingsBeside(
  context: Context,
  { personId, spoken }: { readonly personId: PersonId; readonly spoken: Spoken },
): Promise<readonly OwnCoupling[]> {
  await requireBeside(context, { personId, spoken });
  const system = toCouplingsSystem(context);
  return system.transaction(async (tx) => {
    const all = await listPersonCouplings(tx, system, personId);
    const shown: OwnCoupling[] = [];
    for (const own of all)
      if (await maySpeakAboutCoupling(tx, system, { personId, spoken, own })) shown.push(own);
    await record(tx, context, { action: "couplings.read_beside", personId });
    return shown;
  });
}

/** Whether they may decide about each of its services: who represents for one of them alone is not told. */
async function maySpeakAboutCoupling(
  tx: Tx,
  system: Context,
  {
    personId,
    spoken: { by },
    own,
  }: { readonly personId: PersonId; readonly spoken: Spoken; readonly own: OwnCoupling },
): Promise<boolean> {
  for (const serviceId of listCouplingServices(own.coupling))
    if (!(await maySpeakForPerson(tx, system, { by, personId, serviceId }))) return false;
  return true;
}

export interface AnsweredCoupling extends OwnCoupling {
  /** A child below fifteen reads it, and their parents answer. */
  readonly mayAnswer: boolean;
}

/** One of them. Throws as listOwnCouplings, and couplings.unknown. */
export async function readOwnCoupling(
  context: Context,
  { id, personId }: { readonly id: CouplingId; readonly personId: PersonId },
): Promise<AnsweredCoupling> {
  const found = (await listOwnCouplings(context, personId)).find(({ coupling }) => coupling.id === id);
  if (!found) throw couplingsErrors.error("couplings.unknown");
  const system = toCouplingsSystem(context);
  return {
    ...found,
    mayAnswer: await system.transaction((tx) => mayAnswerCoupling(tx, { context, system, personId })),
  };
}

const order: readonly CouplingStanding[] = ["agreed", "open", "short", "far", "over"];

async function listPersonCouplings(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly OwnCoupling[]> {
  const { authorityId } = system;
  const couplings = await listCouplingRows(tx, authorityId);
  if (couplings.length === 0) return [];
  const numbers = await listPersonNumbers(tx, system, personId);
  const agreements = await listPersonAgreements(tx, system, { numbers, couplings });
  const { open, kept, opening } = await listHeldServices(system, numbers);
  const names = await buildServiceNamer(tx, system);
  const published = await listPublishedServices(tx, [authorityId], { peopleOf: authorityId });
  const today = toCivilDate(system.now());
  const tariffs = await listTariffs(system, today);
  return couplings
    .flatMap((coupling): readonly OwnCoupling[] => {
      const last = agreements.filter(({ couplingId }) => couplingId === coupling.id).at(-1);
      // To say yes asks for more than to go on: one and the same answer for the offer and for each of its
      // services.
      const held = last?.endedOn === null ? kept : open;
      const [giver, ...needed] = listCouplingServices(coupling).map((id) => names(id, { held, opening }));
      if (!giver) return [];
      const isShown = isEveryServiceShown(coupling, published);
      const missing = listMissingServices(coupling, held);
      const standing = findCouplingStanding(coupling, { last, today, missing, held, isShown });
      if (standing === undefined) return [];
      const tariff = tariffs.find(({ id }) => id === coupling.tariffId)?.title ?? giver.title;
      const said = standing === "agreed" || standing === "over" ? last : undefined;
      return [
        {
          coupling,
          standing,
          giver,
          needed,
          missing: [giver, ...needed].filter(({ id }) => missing.includes(id)),
          tariff,
          since: said?.from ?? null,
          endedOn: said?.endedOn ?? null,
          endReason: said?.endReason ?? null,
        },
      ];
    })
    .toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
}

interface Standings {
  readonly last: OwnAgreement | undefined;
  readonly today: CivilDate;
  readonly missing: readonly ServiceId[];
  readonly held: ReadonlySet<ServiceId>;
  readonly isShown: boolean;
}

/** Undefined: nothing to show them. */
function findCouplingStanding(
  coupling: Coupling,
  { last, today, missing, held, isShown }: Standings,
): CouplingStanding | undefined {
  const state = getCouplingState(coupling, today);
  const lives = isCouplingCounted(coupling, today) && last !== undefined && last.endedOn === null;
  if (lives && missing.length === 0) return "agreed";
  if (state !== "living" || !isShown) return last && state !== "declined" ? "over" : undefined;
  if (missing.length === 0) return "open";
  return listCouplingServices(coupling).some((id) => held.has(id)) ? "short" : "far";
}

async function buildServiceNamer(
  tx: Tx,
  { authorityId }: Context,
): Promise<
  (
    id: ServiceId,
    of: Pick<HeldServices, "opening"> & { readonly held: ReadonlySet<ServiceId> },
  ) => NamedService
> {
  const services = await listOfferedServices(tx, [authorityId]);
  return (id, { held, opening }) => {
    const found = services.find((service) => service.id === id);
    const title = found?.definition.title ?? { fr: "Service", en: "Service" };
    return {
      id,
      slug: found?.slug ?? "",
      title,
      isHeld: held.has(id),
      isOpening: !held.has(id) && opening.has(id),
    };
  };
}
