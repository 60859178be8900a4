import { addDays, type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { type ReachedServices, reachesAll } from "../households/index.ts";
import type { DatedReduction } from "../tariffs/index.ts";
import { agreementsOf, liveGrantsOf, numbersOf, type OwnAgreement } from "./member.ts";
import { missingFor, servicesOf } from "./rules.ts";
import { listCouplingRows } from "./store/couplings.ts";

/**
 * What coupled offers take off prices for somebody, day by day: those of days before an end stay. An offer whose services are no longer all held takes
 * nothing off from today on, before its end is even written. Named where whoever reads reaches all of its services: a name tells what is held. For the system.
 */
export async function couplingReductions(
  tx: Tx,
  system: Context,
  { personId, reached }: { readonly personId: PersonId; readonly reached: ReachedServices },
): Promise<readonly DatedReduction[]> {
  const couplings = await listCouplingRows(tx, system.authorityId);
  if (couplings.length === 0) return [];
  const numbers = await numbersOf(tx, system, personId);
  const agreements = await agreementsOf(tx, system, { numbers, couplings });
  if (agreements.length === 0) return [];
  const grants = await liveGrantsOf(tx, system, numbers);
  const held = new Set(grants.keys());
  const today = civilDate(system.now());
  return agreements.map((agreement) => {
    const { coupling } = agreement;
    const isPaused = grants.get(coupling.giverId)?.pausedSince !== undefined;
    const isHeld = missingFor(coupling, held).length === 0 && !isPaused;
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
      name: reachesAll(reached, servicesOf(coupling)) ? coupling.name : null,
    };
  });
}

const laterThan = ({ from }: OwnAgreement, today: CivilDate): CivilDate => (from > today ? from : today);

function earliest(days: readonly (CivilDate | null)[]): CivilDate | null {
  const [first = null] = days.filter((day) => day !== null).toSorted();
  return first;
}
