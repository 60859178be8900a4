import type { Context, Tx } from "../../../../kernel/context.ts";
import { comparableEmail, findAccount } from "../../../access/access/index.ts";
import type { Representation } from "../representation.ts";

export const sameAddress = (one?: string, other?: string): boolean =>
  one !== undefined && other !== undefined && comparableEmail(one) === comparableEmail(other);

/** Today, the child's account opens by the address of who represents them. */
export async function opensByAddressOf(
  tx: Tx,
  system: Context,
  email: string | undefined,
  { representativeId }: Pick<Representation, "representativeId">,
): Promise<boolean> {
  return sameAddress((await findAccount(tx, system, representativeId))?.email, email);
}

/**
 * The edge, remembering whether its holder entered the account as majority came: an address that they change
 * afterwards, theirs or the account's, proves nothing. Runs as the system.
 */
export async function rememberHolder(tx: Tx, system: Context, edge: Representation): Promise<Representation> {
  const account = await findAccount(tx, system, edge.representedId);
  if (!account || edge.heldAccount) return edge;
  const held = account.email === undefined || (await opensByAddressOf(tx, system, account.email, edge));
  return held ? { ...edge, heldAccount: true } : edge;
}
