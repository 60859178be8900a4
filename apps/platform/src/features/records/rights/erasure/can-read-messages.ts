import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount } from "../../../access/access/index.ts";

/** At an address that they proved to read. By the system. */
export async function canReadMessages(tx: Tx, system: Context, personId: PersonId): Promise<boolean> {
  const account = await findAccount(tx, system, personId);
  return account?.email !== undefined && account.confirmed && account.closedOn === undefined;
}
