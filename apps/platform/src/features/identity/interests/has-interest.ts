import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import { isNamesake } from "../../../kernel/namesake.ts";
import { findAccount, findAgentByEmail } from "../../access/access/index.ts";
import { findCurrentText, listPeopleElements } from "../identity/index.ts";
import { listClose } from "./list-close.ts";

export interface InterestedAgent {
  readonly staffId: StaffId;
  readonly label: string;
}

/**
 * When this person gains, so does the agent: one of who is close to them is theirs, or bears their name. By
 * the system.
 */
export const hasGain = async (
  tx: Tx,
  system: Context,
  personId: PersonId,
  agent: InterestedAgent,
): Promise<boolean> => hasInterest(tx, system, await listClose(tx, system, personId), agent);

/**
 * Of these people: theirs, or somebody's of their name. Whoever may gain leaves it to a colleague. By the
 * system.
 */
export async function hasInterest(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
  agent: InterestedAgent,
): Promise<boolean> {
  const known = await listPeopleElements(tx, system, personIds, ["family_name", "name_of_use"]);
  const names = [...known.values()].flatMap((own) =>
    (["family_name", "name_of_use"] as const).map((name) => findCurrentText(own, name) ?? ""),
  );
  return isNamesake(agent.label, names) || isTheirs(tx, system, personIds, agent.staffId);
}

/** One of these people is reached where the agent signs in. By the system. */
export async function isTheirs(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
  staffId: StaffId,
): Promise<boolean> {
  const known = await listPeopleElements(tx, system, personIds, ["email"]);
  const addresses = new Set<string | undefined>();
  for (const personId of personIds) {
    addresses.add((await findAccount(tx, system, personId))?.email);
    addresses.add(findCurrentText(known.get(personId) ?? [], "email"));
  }
  for (const address of addresses)
    if (address !== undefined && (await findAgentByEmail(tx, system, address)) === staffId) return true;
  return false;
}
