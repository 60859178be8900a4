import type { Context } from "../../../kernel/context.ts";
import { AppError } from "../../../kernel/errors.ts";
import { asId } from "../../../kernel/ids.ts";
import { listUnderWay, setState } from "../store/online.ts";
import { settleRow } from "./settle.ts";

const QUARTER_MS = 20 * 60_000;
const DAY_MS = 86_400_000;
const MOST = 200;

/** Job: payments of which nothing came back are asked again; after a day without an operation, they are given up. */
export async function askAgain(system: Context): Promise<void> {
  const { authorityId } = system;
  const before = new Date(system.now().getTime() - QUARTER_MS);
  const rows = await system.transaction((tx) => listUnderWay(tx, authorityId, { before, limit: MOST }));
  const failed: unknown[] = [];
  for (const row of rows) {
    const isOld = system.now().getTime() - row.begun_at.getTime() > DAY_MS;
    if (row.operation === null) {
      // The service never said how it calls it: nobody was sent to its page.
      if (isOld)
        await system.transaction((tx) =>
          setState(tx, authorityId, { id: asId<"payment">(row.id), state: "abandoned" }),
        );
      continue;
    }
    try {
      await settleRow(system, row);
    } catch (error) {
      // Silent: the next run asks again.
      if (!(error instanceof AppError) || error.code !== "payments.provider_silent") failed.push(error);
    }
  }
  // One that fails keeps no other from being asked.
  if (failed.length > 0) throw new AggregateError(failed, "payments could not be settled");
}
