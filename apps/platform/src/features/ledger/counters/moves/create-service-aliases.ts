import type { Context } from "../../../../kernel/context.ts";
import { FIRST_ID, parseId } from "../../../../kernel/ids.ts";
import { runPageByPage } from "../../../../kernel/page-by-page.ts";
import { listCounters } from "../define-counter.ts";
import { readHeld } from "../holders/holder-list.ts";
import { buildAliasRows } from "../holders/open-account.ts";
import { createAliasRows, listHolders } from "../store/accounts.ts";

const PAGE = 100;

/**
 * A service that joins a counter finds the accounts opened before: it calls each of their holders by a name
 * of its own, which nothing kept here tells but the holder's list. Idempotent.
 */
export async function createServiceAliases(system: Context): Promise<void> {
  await runPageByPage<string>({ first: FIRST_ID, size: PAGE }, (after) =>
    system.transaction(async (tx) => {
      const counters = new Map((await listCounters(tx, system)).map((counter) => [counter.id, counter]));
      const page = await listHolders(tx, system.authorityId, { after, limit: PAGE });
      for (const id of page) {
        const personId = parseId<"person">(id);
        for (const { counterId, accountId } of await readHeld(tx, system, personId)) {
          const counter = counters.get(counterId);
          if (counter) await createAliasRows(tx, buildAliasRows(system, counter, { personId, accountId }));
        }
      }
      return page;
    }),
  );
}
