import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { findKept } from "../identity/index.ts";
import { isLive, stands } from "./rules.ts";
import { findSupportRow, listStates, listStoppedIds } from "./store.ts";
import type { SupportId } from "./support.ts";

/** Of these supports, those that serve today; one that is not there any more does not. For the system. */
export async function listStanding(
  tx: Tx,
  system: Context,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await listStates(tx, system.authorityId, ids);
  return new Set(rows.filter(({ state }) => stands(state)).map(({ id }) => id));
}

/** Those that do not serve today, whatever they are. As many as are stopped, not as there are. For the system. */
export const listStopped = (tx: Tx, { authorityId }: Context): Promise<readonly string[]> =>
  listStoppedIds(tx, authorityId);

/** Of these supports, those that serve or may serve again: a suspended one does, once it is resumed. For the system. */
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
  return row && findKept(tx, system, asId<"person">(row.person_id));
}
