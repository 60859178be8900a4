import type { Context } from "../../../kernel/context.ts";
import { record } from "../../trust/audit/index.ts";
import { runRotationBatch } from "../../trust/keys/index.ts";

/** A transaction of a second or so: short enough to lose little when it is cut. */
const BATCH = 500;

/** After a rotation began, or the first tree was drawn: every key of this authority, some at a time. */
export async function updateWrappedKeys(
  context: Context,
  told: (done: number) => void = () => {},
): Promise<void> {
  for (;;) {
    const { done, left } = await context.transaction(async (tx) => {
      const batch = await runRotationBatch(tx, context, BATCH);
      if (batch.done > 0 && batch.left === 0)
        await record(tx, context, { action: "people.keys_wrapped_again" });
      return batch;
    });
    told(done);
    if (done === 0 || left === 0) return;
  }
}
