import type { Context } from "../../../../kernel/context.ts";
import { FIRST_ID, parseId } from "../../../../kernel/ids.ts";
import { runPageByPage } from "../../../../kernel/page-by-page.ts";
import { listCounters } from "../define-counter.ts";
import { isHeld, readEachList } from "../holders/holder-list.ts";
import { listHolderRows } from "../store/accounts.ts";
import { deleteBound, listBoundRows } from "../store/bounds.ts";
import { notifyParentsAboutBound } from "./bound.ts";

const PAGE = 100;

/**
 * The authority lets parents bound a counter no more: each bound ends, and the parents of whoever it bounded
 * hear of it; allowed again later, none comes back by itself. Allowed again before this ran, nothing ends. A
 * bound is found from its holder's list alone. Idempotent.
 */
export async function endBounds(system: Context, id: string): Promise<void> {
  await runPageByPage<string>({ first: FIRST_ID, size: PAGE }, (after) =>
    system.transaction(async (tx) => {
      const counter = (await listCounters(tx, system)).find((one) => one.id === id);
      if (!counter || counter.parentsBound === true) return [];
      const { authorityId } = system;
      const rows = await listHolderRows(tx, authorityId, { after, limit: PAGE });
      for (const [childId, held] of await readEachList(tx, system, rows)) {
        const accountIds = held
          .filter((one) => isHeld(one) && one.counterId === id)
          .map(({ accountId }) => accountId);
        for (const { account_id } of await listBoundRows(tx, authorityId, accountIds)) {
          const accountId = parseId<"counterAccount">(account_id);
          await deleteBound(tx, { authorityId, counterId: counter.id }, accountId);
          await notifyParentsAboutBound(tx, system, { counter, childId, template: "bounds_ended" });
        }
      }
      return rows.map(({ person_id }) => person_id);
    }),
  );
}
