import { addDays } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { CounterAccountId } from "../counter.ts";
import { createAccountRow, createAliasRows, deleteAliases } from "../store/accounts.ts";
import { listServicesEver } from "../store/definitions.ts";
import { toCounterService } from "../store/tables.ts";
import type { HeldEntry, LockedHeld } from "./holder-list.ts";
import { buildAliasRows, computeServiceAliases, listFormerAliases } from "./open-account.ts";
import type { OwnAccount } from "./own-accounts.ts";

/** One holder leaves an account that others share: the held lists are locked. */
export interface AccountParting {
  readonly account: OwnAccount;
  readonly personId: PersonId;
  readonly others: readonly PersonId[];
  readonly lists: ReadonlyMap<PersonId, LockedHeld>;
  readonly left: NonNullable<HeldEntry["left"]>;
}

/** The account stays with the others. */
export async function removeLeavingHolder(tx: Tx, system: Context, parting: AccountParting): Promise<void> {
  const { account, personId, others, lists, left } = parting;
  await removeHolderAliases(tx, system, parting, personId);
  await updateHeldEntry(lists.get(personId), account.accountId, { left });
  const [only, ...more] = others;
  if (only && more.length === 0) await updateHeldEntry(lists.get(only), account.accountId, { shared: false });
}

/** The account goes with who leaves; the others begin another, and read the first as it was. */
export async function splitLeavingAccount(tx: Tx, system: Context, parting: AccountParting): Promise<void> {
  const { account, personId, others, lists, left } = parting;
  const { counter, accountId } = account;
  const next = system.newId<CounterAccountId>();
  await createAccountRow(tx, { authorityId: system.authorityId, counterId: counter.id }, next);
  const begun = { counterId: counter.id, accountId: next, shared: others.length > 1 };
  for (const other of others) {
    await removeHolderAliases(tx, system, parting, other);
    await createAliasRows(tx, buildAliasRows(system, counter, { personId: other, accountId: next }));
    await updateHeldEntry(lists.get(other), accountId, { left: { ...left, wentAlong: true } }, [begun]);
  }
  // They never held that one, not even that day: they pay nothing of it by default (invoices).
  const never = { ...begun, left: { ...left, on: addDays(left.on, -1), sequence: 0 } };
  await updateHeldEntry(lists.get(personId), accountId, { shared: false }, [never]);
}

/** No service finds the account under this name; the house does, to erase what is said there of them. */
async function removeHolderAliases(
  tx: Tx,
  system: Context,
  { account: { counter, accountId }, left: { sequence } }: AccountParting,
  personId: PersonId,
): Promise<void> {
  const place = { authorityId: system.authorityId, counterId: counter.id };
  const services = (await listServicesEver(tx, place)).map(toCounterService);
  await deleteAliases(tx, place, computeServiceAliases(system, { id: counter.id, services }, personId));
  const { free } = await listFormerAliases(tx, system, counter.id, personId);
  const row = { authority_id: system.authorityId, counter_id: counter.id, alias: free };
  await createAliasRows(tx, [{ ...row, account_id: accountId, left_sequence: sequence }]);
}

async function updateHeldEntry(
  list: LockedHeld | undefined,
  accountId: CounterAccountId,
  what: Partial<HeldEntry>,
  more: readonly HeldEntry[] = [],
): Promise<void> {
  const entries = list?.entries.map((one) => (one.accountId === accountId ? { ...one, ...what } : one)) ?? [];
  await list?.save([...entries, ...more]);
}
