import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { findKept, listMergesInForce } from "../../identity/identity/index.ts";
import { isLive, isStandingState } from "./rules.ts";
import { findSupportRow, listStates, listStoppedIds } from "./store.ts";
import type { SupportId } from "./support.ts";

/** Of these supports, those that serve today; one that is not there any more does not. For the system. */
export async function listStanding(
  tx: Tx,
  system: Context,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await listStates(tx, system.authorityId, ids);
  return new Set(rows.filter(({ state }) => isStandingState(state)).map(({ id }) => id));
}

/** Of those of them that serve today, whose each is: two numbers merged are one person. For the system. */
export async function listCarriers(
  tx: Tx,
  system: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const rows = (await listStates(tx, system.authorityId, ids)).filter(({ state }) => isStandingState(state));
  const people = rows.map(({ person_id }) => parseId<"person">(person_id));
  const merges = await listMergesInForce(tx, system, [...new Set(people)]);
  const kept = new Map(merges.map(({ sides }) => [sides.foldedId, sides.keptId]));
  return new Map(
    rows.map(({ id, person_id }) => {
      const personId = parseId<"person">(person_id);
      return [id, kept.get(personId) ?? personId];
    }),
  );
}

/**
 * Those that do not serve today, whatever they are. As many as are stopped, not as there are. For the system.
 */
export const listStopped = (tx: Tx, { authorityId }: Context): Promise<readonly string[]> =>
  listStoppedIds(tx, authorityId);

/**
 * Of these supports, those that serve or may serve again: a suspended one does, once it is resumed. For the
 * system.
 */
export async function listLive(
  tx: Tx,
  system: Context,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await listStates(tx, system.authorityId, ids);
  return new Set(rows.filter(({ state }) => isLive(state)).map(({ id }) => id));
}

/** Whose support it is today: two numbers merged are one person. For the system. */
export async function findCarrier(tx: Tx, system: Context, id: SupportId): Promise<PersonId | undefined> {
  const row = await findSupportRow(tx, system.authorityId, id);
  return row && findKept(tx, system, parseId<"person">(row.person_id));
}
