import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { DatedReduction } from "../../catalogue/tariffs/index.ts";
import {
  isEveryServiceReached,
  type ReachedServices,
  requireReachedServices,
} from "../../identity/households/index.ts";
import type { Coupling } from "./coupling.ts";
import { listHeldServices } from "./held.ts";
import {
  listPersonAgreements,
  listPersonNumbers,
  type OwnAgreement,
  requirePerson,
  toCouplingsSystem,
} from "./member.ts";
import { mergeDailyReductions } from "./merge-daily-reductions.ts";
import { listCouplingServices, listMissingServices } from "./rules.ts";
import { listCouplingRows } from "./store/couplings.ts";

/**
 * What coupled offers take off prices for somebody; `reached`: for which services whoever reads may read
 * them.
 */
export type ReductionReader = (of: {
  readonly personId: PersonId;
  readonly reached: ReachedServices;
}) => Promise<readonly DatedReduction[]>;

/**
 * What coupled offers take off prices for whoever is asked about, day by day; offers are read once. Those of
 * days before an end stay. An offer whose services are no longer all open takes nothing off from today on,
 * before its end is even written. Named where whoever reads reaches all of its services: a name tells what is
 * held. For the system.
 */
export async function buildReductionReader(tx: Tx, system: Context): Promise<ReductionReader> {
  const couplings = await listCouplingRows(tx, system.authorityId);
  if (couplings.length === 0) return async () => [];
  return (of) => computePersonReductions(tx, system, couplings, of);
}

/** The same for one person. */
export async function listCouplingReductions(
  tx: Tx,
  system: Context,
  of: Parameters<ReductionReader>[0],
): Promise<readonly DatedReduction[]> {
  return (await buildReductionReader(tx, system))(of);
}

async function computePersonReductions(
  tx: Tx,
  system: Context,
  couplings: readonly Coupling[],
  { personId, reached }: Parameters<ReductionReader>[0],
): Promise<readonly DatedReduction[]> {
  const numbers = await listPersonNumbers(tx, system, personId);
  const agreements = await listPersonAgreements(tx, system, { numbers, couplings });
  if (agreements.length === 0) return [];
  const { kept, paused } = await listHeldServices(system, numbers);
  const today = toCivilDate(system.now());
  const dated = agreements.map((agreement) => {
    const { coupling } = agreement;
    const isHeld = listMissingServices(coupling, kept).length === 0 && !paused.has(coupling.giverId);
    return {
      id: coupling.id,
      tariffId: coupling.tariffId,
      off: coupling.off,
      stacks: coupling.stacks,
      from: agreement.from,
      before: findEarliestDay([
        agreement.endedOn,
        coupling.endsOn === null ? null : addDays(coupling.endsOn, 1),
        isHeld ? null : selectLaterStart(agreement, today),
      ]),
      name: isEveryServiceReached(reached, listCouplingServices(coupling)) ? coupling.name : null,
    };
  });
  return mergeDailyReductions(dated);
}

/**
 * Use case: the same for somebody who reads their own prices, with the names. Throws request.forbidden,
 * households.cannot_act_for.
 */
export async function readOwnReductions(
  context: Context,
  personId: PersonId,
): Promise<readonly DatedReduction[]> {
  requirePerson(context);
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toCouplingsSystem(context);
  return system.transaction((tx) => listCouplingReductions(tx, system, { personId, reached }));
}

const selectLaterStart = ({ from }: OwnAgreement, today: CivilDate): CivilDate =>
  from > today ? from : today;

function findEarliestDay(days: readonly (CivilDate | null)[]): CivilDate | null {
  const [first = null] = days.filter((day) => day !== null).toSorted();
  return first;
}
