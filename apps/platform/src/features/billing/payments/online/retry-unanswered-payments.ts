import type { Context } from "../../../../kernel/context.ts";
import { runEachInTurn } from "../../../../kernel/run-each-in-turn.ts";
import { expireWithoutOperation, listUnderWay, setAsked } from "../store/online.ts";
import { resolveAnsweredRow } from "./resolve-payment.ts";

const QUARTER_MS = 20 * 60_000;
const DAY_MS = 86_400_000;
const MOST = 200;

/**
 * Job: payments of which nothing came back are asked again, the longest unasked first; after a day without an
 * operation, they are given up. Each row once, whatever it does: one that fails keeps no other from being
 * asked.
 */
export async function retryUnansweredPayments(system: Context): Promise<void> {
  const { authorityId } = system;
  const at = system.now();
  const rows = await system.transaction(async (tx) => {
    await expireWithoutOperation(tx, authorityId, new Date(at.getTime() - DAY_MS));
    const before = new Date(at.getTime() - QUARTER_MS);
    const found = await listUnderWay(tx, authorityId, { before, limit: MOST });
    // Before they are asked: one on which the run would stop is not first again.
    await setAsked(tx, authorityId, { ids: found.map(({ id }) => id), at });
    return found;
  });
  await runEachInTurn(rows, async (row) => {
    await resolveAnsweredRow(system, row);
  });
}
