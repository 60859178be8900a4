import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, FIRST_ID, type PersonId, type ServiceId } from "../../kernel/ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "./counter.ts";
import { readHeld } from "./holder-list.ts";
import { listHolders } from "./store/accounts.ts";
import { listConsumedRows, sumReceived } from "./store/consumption.ts";
import { openWords } from "./words.ts";

/** What somebody consumed, or what a service gave back of it. */
export interface ConsumedLine {
  readonly id: TransferId;
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  readonly serviceId: ServiceId | null;
  /** Above zero, in the unit. */
  readonly amount: number;
  readonly day: CivilDate;
  /** Of what was given back: the line that took it. */
  readonly backOf: TransferId | null;
  /** In the words of the service. */
  readonly label: string | null;
}

/** What was consumed on some counters from a day on, the oldest first: for the system, once the use case has said who may see. */
export async function listConsumption(
  tx: Tx,
  system: Context,
  asked: { readonly counterIds: readonly CounterId[]; readonly since: CivilDate },
): Promise<readonly ConsumedLine[]> {
  const rows = await listConsumedRows(tx, system.authorityId, asked);
  return rows.map((row) => {
    const [id, counterId] = [asId<"counterTransfer">(row.id), asId<"counter">(row.counter_id)];
    return {
      id,
      counterId,
      accountId: asId<"counterAccount">(row.holder_id),
      serviceId: row.service_id === null ? null : asId<"service">(row.service_id),
      amount: row.amount,
      day: row.day,
      backOf: row.about_id === null || row.kind !== "reverse" ? null : asId<"counterTransfer">(row.about_id),
      label: openWords(system, { counterId, id }, row.words)?.label ?? null,
    };
  });
}

const PAGE = 500;

/** Who holds each account of some counters: for the system, which opens everybody's own list to know. */
export async function listHoldersOfAccounts(
  tx: Tx,
  system: Context,
  counterIds: readonly CounterId[],
): Promise<ReadonlyMap<CounterAccountId, readonly PersonId[]>> {
  const holders = new Map<CounterAccountId, PersonId[]>();
  let after: string = FIRST_ID;
  for (;;) {
    const people = await listHolders(tx, system.authorityId, { after, limit: PAGE });
    for (const person of people) {
      const personId = asId<"person">(person);
      for (const { counterId, accountId } of await readHeld(tx, system, personId))
        if (counterIds.includes(counterId))
          holders.set(accountId, [...(holders.get(accountId) ?? []), personId]);
    }
    const last = people.at(-1);
    if (people.length < PAGE || last === undefined) return holders;
    after = last;
  }
}

/** The money that each account received, less what was given back, in the unit: for the system. */
export async function receivedByAccount(
  tx: Tx,
  system: Context,
  accountIds: readonly CounterAccountId[],
): Promise<ReadonlyMap<CounterAccountId, number>> {
  const rows = await sumReceived(tx, system.authorityId, accountIds);
  return new Map(rows.map(({ holder_id, received }) => [asId<"counterAccount">(holder_id), received]));
}
