import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findAccount, setFormerAccountEmail, toComparableEmail } from "../../../access/access/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { sortNewestFirst } from "../rules.ts";
import { deleteChanges, listChanges, updateChange } from "../store/address-changes.ts";
import type { AddressChangeRow } from "../store/tables.ts";
import { FORMER_ADDRESS_FIELD, formatAddressField } from "./sealed-change.ts";

/**
 * What was asked since is void, and the account opens by the address it had then. One that came by another
 * way meanwhile is left: these changes did not give it. Runs as the system.
 */
export async function cancelAddressChanges(
  tx: Tx,
  system: Context,
  personId: PersonId,
  since: Date,
): Promise<void> {
  const all = await listChanges(tx, system.authorityId, personId);
  const those = all.filter(({ state, asked_at }) => state !== "cancelled" && asked_at >= since);
  const applied = sortNewestFirst(those.filter(({ state }) => state === "applied"));
  const [last] = applied;
  const first = applied.at(-1);
  if (first && last && (await isCurrent(tx, system, personId, last)))
    await setFormerAddress(tx, system, personId, first);
  for (const change of those) await updateChange(tx, change, { state: "cancelled" });
}

async function isCurrent(tx: Tx, system: Context, personId: PersonId, change: AddressChangeRow) {
  const email = (await findAccount(tx, system, personId))?.email;
  if (email === undefined) return false;
  const key = await getPersonKey(tx, system, personId);
  const given = key.open(formatAddressField(change.id), change.new_sealed);
  return toComparableEmail(given) === toComparableEmail(email);
}

async function setFormerAddress(
  tx: Tx,
  system: Context,
  personId: PersonId,
  change: AddressChangeRow,
): Promise<void> {
  const key = await getPersonKey(tx, system, personId);
  const email =
    change.former_sealed === null ? undefined : key.open(FORMER_ADDRESS_FIELD, change.former_sealed);
  await setFormerAccountEmail(tx, system, personId, { email, confirmed: change.former_confirmed });
}

/**
 * Job: the account changed hands. Who held it before gives it no address any more, asked or taken back, and
 * those they gave are not the new holder's to read. Idempotent.
 */
export async function erasePersonChanges(system: Context, personId: PersonId): Promise<void> {
  await system.transaction((tx) => deleteChanges(tx, system.authorityId, personId));
}
