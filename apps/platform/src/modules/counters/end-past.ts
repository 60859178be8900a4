import { civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { tryOfHouse } from "./house-transfers.ts";
import { listExpired, listHoldsOver } from "./store/lines.ts";

/** Ended in one transaction: a counter is held so long. */
const PAGE = 50;

/** Reservations past their end let go of what they held, each by a line. Idempotent. */
export async function endHolds(system: Context): Promise<void> {
  await untilNoneLeft(() =>
    system.transaction(async (tx) => {
      const holds = await listHoldsOver(tx, system.authorityId, { now: system.now(), limit: PAGE });
      for (const { counter_id, transfer_id } of holds)
        await tryOfHouse(tx, system, {
          counterId: asId<"counter">(counter_id),
          caller: "counters.end",
          key: transfer_id,
          kind: "end",
          other: "expired",
          accountId: null,
          amount: null,
          about: asId<"counterTransfer">(transfer_id),
        });
      return holds.length;
    }),
  );
}

/** Balances that received nothing for too long go to the account of what expired, each by a line. Idempotent. */
export async function lapseBalances(system: Context): Promise<void> {
  const day = civilDate(system.now());
  await untilNoneLeft(() =>
    system.transaction(async (tx) => {
      const expired = await listExpired(tx, system.authorityId, { day, limit: PAGE });
      for (const { counter_id, id, expires_on } of expired)
        await tryOfHouse(tx, system, {
          counterId: asId<"counter">(counter_id),
          caller: "counters.lapse",
          key: `${id}:${expires_on}:${day}`,
          kind: "lapse",
          other: "expired",
          accountId: asId<"counterAccount">(id),
          amount: null,
        });
      return expired.length;
    }),
  );
}

/** What is ended leaves the list: a page that is not full is the last. */
async function untilNoneLeft(work: () => Promise<number>): Promise<void> {
  while ((await work()) === PAGE) {}
}
