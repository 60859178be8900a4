import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { runPageByPage } from "../../../../kernel/page-by-page.ts";
import type { Carried } from "../counter.ts";
import { runHouseTransfer } from "../moves/house-transfers.ts";
import { FROM_THE_FIRST, listExpired, listHoldsOver } from "../store/lines.ts";

/** Ended in one transaction: a counter is held so long. */
const PAGE = 50;

/** Reservations past their end let go of what they held, each by a line. Idempotent. */
export async function endHolds(system: Context): Promise<void> {
  const now = system.now();
  await runPageByPage({ first: FROM_THE_FIRST, size: PAGE }, (after) =>
    system.transaction(async (tx) => {
      const holds = await listHoldsOver(tx, system.authorityId, { now, after, limit: PAGE });
      for (const { counter_id, transfer_id } of holds)
        await runHouseTransfer(tx, system, {
          counterId: parseId<"counter">(counter_id),
          caller: "counters.end",
          key: transfer_id,
          kind: "end",
          other: "expired",
          accountId: null,
          amount: null,
          about: parseId<"counterTransfer">(transfer_id),
        });
      return holds.map(({ counter_id, transfer_id }) => ({ counterId: counter_id, id: transfer_id }));
    }),
  );
}

/**
 * Balances that received nothing for too long go to the account of what expired, each by a line; what cards
 * carry of them stays, to be spent by them. Idempotent.
 */
export async function expireBalances(system: Context, carriedOf: Carried): Promise<void> {
  const day = toCivilDate(system.now());
  await runPageByPage({ first: FROM_THE_FIRST, size: PAGE }, (after) =>
    system.transaction(async (tx) => {
      const expired = await listExpired(tx, system.authorityId, { day, after, limit: PAGE });
      // All before the first line: whoever looks at what is carried holds no counter yet.
      const carried = new Map<string, number>();
      for (const { id, on_cards } of expired)
        if (on_cards) carried.set(id, await carriedOf(tx, system, parseId<"counterAccount">(id)));
      for (const { counter_id, id, expires_on } of expired)
        await runHouseTransfer(tx, system, {
          counterId: parseId<"counter">(counter_id),
          caller: "counters.lapse",
          key: `${id}:${expires_on}:${day}`,
          kind: "lapse",
          other: "expired",
          accountId: parseId<"counterAccount">(id),
          amount: null,
          carried: carried.get(id) ?? 0,
        });
      return expired.map(({ counter_id, id }) => ({ counterId: counter_id, id }));
    }),
  );
}
