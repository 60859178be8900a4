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
import { heldBy } from "./held.ts";
import { agreementsOf, asCouplings, numbersOf, type OwnAgreement, requirePerson } from "./member.ts";
import { onceADay } from "./once-a-day.ts";
import { missingFor, servicesOf } from "./rules.ts";
import { listCouplingRows } from "./store/couplings.ts";

/**
 * What coupled offers take off prices for somebody; `reached`: for which services whoever reads may read
 * them.
 */
export type ReductionsFor = (of: {
  readonly personId: PersonId;
  readonly reached: ReachedServices;
}) => Promise<readonly DatedReduction[]>;

/**
 * What coupled offers take off prices for whoever is asked about, day by day; offers are read once. Those of
 * days before an end stay. An offer whose services are no longer all open takes nothing off from today on,
 * before its end is even written. Named where whoever reads reaches all of its services: a name tells what is
 * held. For the system.
 */
export async function couplingReducer(tx: Tx, system: Context): Promise<ReductionsFor> {
  const couplings = await listCouplingRows(tx, system.authorityId);
  if (couplings.length === 0) return async () => [];
  return (of) => reductionsOf(tx, system, couplings, of);
}

/** The same for one person. */
export async function couplingReductions(
  tx: Tx,
  system: Context,
  of: Parameters<ReductionsFor>[0],
): Promise<readonly DatedReduction[]> {
  return (await couplingReducer(tx, system))(of);
}

async function reductionsOf(
  tx: Tx,
  system: Context,
  couplings: readonly Coupling[],
  { personId, reached }: Parameters<ReductionsFor>[0],
): Promise<readonly DatedReduction[]> {
  const numbers = await numbersOf(tx, system, personId);
  const agreements = await agreementsOf(tx, system, { numbers, couplings });
  if (agreements.length === 0) return [];
  const { kept, paused } = await heldBy(tx, system, numbers);
  const today = toCivilDate(system.now());
  const dated = agreements.map((agreement) => {
    const { coupling } = agreement;
    const isHeld = missingFor(coupling, kept).length === 0 && !paused.has(coupling.giverId);
    return {
      id: coupling.id,
      tariffId: coupling.tariffId,
      off: coupling.off,
      stacks: coupling.stacks,
      from: agreement.from,
      before: earliest([
        agreement.endedOn,
        coupling.endsOn === null ? null : addDays(coupling.endsOn, 1),
        isHeld ? null : laterThan(agreement, today),
      ]),
      name: isEveryServiceReached(reached, servicesOf(coupling)) ? coupling.name : null,
    };
  });
  return onceADay(dated);
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
  const system = asCouplings(context);
  return system.transaction((tx) => couplingReductions(tx, system, { personId, reached }));
}

const laterThan = ({ from }: OwnAgreement, today: CivilDate): CivilDate => (from > today ? from : today);

function earliest(days: readonly (CivilDate | null)[]): CivilDate | null {
  const [first = null] = days.filter((day) => day !== null).toSorted();
  return first;
}
