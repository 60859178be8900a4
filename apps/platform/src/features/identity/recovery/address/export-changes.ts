import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { PersonKey } from "../../../trust/keys/index.ts";
import { listChanges } from "../store/address-changes.ts";
import { FORMER_ADDRESS_FIELD, formatAddressField } from "./sealed-change.ts";

/**
 * What a person takes out about each other address they asked for: it, and the former one, kept to give it
 * back.
 */
export async function exportChanges(tx: Tx, context: Context, personId: PersonId, key: PersonKey) {
  return (await listChanges(tx, context.authorityId, personId)).map((row) => ({
    demande_le: row.asked_at.toISOString(),
    nouvelle_adresse: key.open(formatAddressField(row.id), row.new_sealed),
    ancienne_adresse: row.former_sealed && key.open(FORMER_ADDRESS_FIELD, row.former_sealed),
    // What waits was confirmed from the new address: it takes effect on its day.
    etat: row.state === "waiting" ? "confirmed" : row.state,
    effet_le: row.effective_at?.toISOString() ?? null,
  }));
}
