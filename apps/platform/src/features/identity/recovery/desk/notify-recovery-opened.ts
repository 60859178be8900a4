import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount } from "../../../access/access/index.ts";
import { notify, notifyAddress } from "../../../messaging/notifications/index.ts";
import type { Claimant } from "./claimant.ts";

export const STOP_PATH = "/recuperation/arreter";

interface Opened extends Pick<Claimant, "addresses"> {
  readonly personId: PersonId;
  /** In clear, for the messages only. */
  readonly stop: string;
}

/**
 * The account's address (or a letter, without one) and every other address known: whoever reads one of them
 * can stop it.
 */
export async function notifyRecoveryOpened(
  tx: Tx,
  system: Context,
  { personId, addresses, stop }: Opened,
): Promise<void> {
  const data = { path: `${STOP_PATH}?jeton=${stop}` };
  await notify(tx, system, { personId, template: "recovery_opened", data });
  const own = (await findAccount(tx, system, personId))?.email;
  for (const to of addresses) {
    if (to !== own) await notifyAddress(tx, system, { to, template: "recovery_opened", data });
  }
}
