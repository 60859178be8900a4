import type { Context, Tx } from "../../../../kernel/context.ts";
import { findAccount, toComparableEmail } from "../../../access/access/index.ts";
import type { Representation } from "../representation.ts";

export const hasSameAddress = (one?: string, other?: string): boolean =>
  one !== undefined && other !== undefined && toComparableEmail(one) === toComparableEmail(other);

/** Today, the child's account opens by the address of who represents them. */
export async function isAddressHolder(
  tx: Tx,
  system: Context,
  email: string | undefined,
  { representativeId }: Pick<Representation, "representativeId">,
): Promise<boolean> {
  return hasSameAddress((await findAccount(tx, system, representativeId))?.email, email);
}

/**
 * The edge, remembering whether its holder entered the account as majority came: an address that they change
 * afterwards, theirs or the account's, proves nothing. Runs as the system.
 */
export async function recordAccountHolder(
  tx: Tx,
  system: Context,
  edge: Representation,
): Promise<Representation> {
  const account = await findAccount(tx, system, edge.representedId);
  if (!account || edge.heldAccount) return edge;
  const held = account.email === undefined || (await isAddressHolder(tx, system, account.email, edge));
  return held ? { ...edge, heldAccount: true } : edge;
}
