import { civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { moveSupport } from "./move-support.ts";
import { isDenied, isLive } from "./rules.ts";
import { openSupports } from "./sealed-history.ts";
import { listRowsOf, listRowsPast } from "./store.ts";

export const supportsJobs: ModuleJobs = {
  handlers: {
    "supports.expire": { run: expireSupports, timeoutSeconds: 600 },
    "supports.undo_since": {
      run: (context, { personId, since }) =>
        revokePhonesSince(context, asId<"person">(String(personId)), new Date(String(since))),
    },
  },
  listens: { "recovery.undone": "supports.undo_since" },
  scheduled: { "supports.expire": "20 2 * * *" },
};

/** Each in a transaction of its own: one that somebody changes meanwhile holds back no other. */
async function expireSupports(context: Context): Promise<void> {
  const today = civilDate(context.now());
  for (;;) {
    const rows = await context.transaction((tx) => listRowsPast(tx, context.authorityId, today));
    for (const row of rows)
      await context.transaction((tx) => moveSupport(tx, context, row, { to: "expired" }));
    if (rows.length === 0) return;
  }
}

/** Whoever came in by a false recovery may have put the person's code in a phone of theirs. */
async function revokePhonesSince(context: Context, personId: PersonId, since: Date): Promise<void> {
  await context.transaction(async (tx) => {
    const rows = await listRowsOf(tx, context.authorityId, [personId]);
    const supports = await openSupports(tx, context, rows);
    for (const row of rows) {
      const first = supports.find(({ id }) => id === row.id)?.steps[0]?.at;
      const isTheirs = row.kind === "phone" && first !== undefined && new Date(first) >= since;
      if (isTheirs && isLive(row.state) && !isDenied(row.state))
        await moveSupport(tx, context, row, { to: "revoked" });
    }
  });
}
