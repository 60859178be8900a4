import { formatElement } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount } from "../../../access/access/index.ts";
import { notifyAddress } from "../../../messaging/notifications/index.ts";
import { findCurrentValue, listElements } from "../../identity/index.ts";
import { hasSameAddress } from "./entered-by.ts";
import type { Holding } from "./holders.ts";

/**
 * Whoever reads the address that opened the account until now hears of it, when they are nobody told as a
 * parent: it may be the young adult's, and two agents are wrong.
 */
export async function notifyFormerAddress(
  tx: Tx,
  system: Context,
  { personId, email }: { readonly personId: PersonId; readonly email?: string },
  { account, parents }: Pick<Holding, "account" | "parents">,
): Promise<void> {
  const to = account?.email;
  if (to === undefined || hasSameAddress(to, email)) return;
  for (const { edge } of parents) {
    const parent = await findAccount(tx, system, edge.representativeId);
    if (hasSameAddress(parent?.email, to)) return;
  }
  const pairs = await listElements(tx, system, personId, ["given_name"]);
  const name = formatElement("given_name", findCurrentValue(pairs, "given_name"), "fr");
  await notifyAddress(tx, system, { to, template: "account_handed_over", data: { name } });
}
