import type { Context, Tx } from "../../../kernel/context.ts";
import { asId, type PersonId } from "../../../kernel/ids.ts";
import { moveAccountEmail } from "../../access/index.ts";
import { getPersonKey } from "../../keys/index.ts";
import { deleteChanges, listChanges, updateChange } from "../store/address-changes.ts";
import type { AddressChangeRow, RecoveryRow } from "../store/tables.ts";
import { FORMER_ADDRESS_FIELD } from "./ask-address.ts";

/** The address that a recovery gave leaves, and the former one opens the account again. Runs as the system. */
export async function undoChangesOf(tx: Tx, system: Context, { id, person_id }: RecoveryRow): Promise<void> {
  const personId = asId<"person">(person_id);
  for (const change of await listChanges(tx, system.authorityId, personId)) {
    if (change.recovery_id !== id || change.state === "cancelled") continue;
    await undoChange(tx, system, change);
  }
}

/** Runs as the system. */
export async function undoChange(tx: Tx, system: Context, change: AddressChangeRow): Promise<void> {
  const personId = asId<"person">(change.person_id);
  if (change.state === "applied") {
    const key = await getPersonKey(tx, system, personId);
    const former =
      change.former_sealed === null ? undefined : key.open(FORMER_ADDRESS_FIELD, change.former_sealed);
    await moveAccountEmail(tx, system, personId, former);
  }
  await updateChange(tx, change, { state: "cancelled" });
}

/**
 * Job: the account changed hands. Who held it before gives it no address any more, asked or taken back, and those they gave
 * are not the new holder's to read. Idempotent.
 */
export async function forgetChanges(system: Context, personId: PersonId): Promise<void> {
  await system.transaction((tx) => deleteChanges(tx, system.authorityId, personId));
}
