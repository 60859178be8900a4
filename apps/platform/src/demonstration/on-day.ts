import { actOnDay } from "../infra/database/act-on-day.ts";
import type { Context } from "../kernel/context.ts";

/** What the demonstration says was done then, by whoever acts in it: the database too takes that day for its own. */
export const onDay = (context: Context, day: string): Context => ({
  ...context,
  now: () => new Date(`${day}T09:00:00Z`),
  transaction: (work) =>
    context.transaction(async (tx) => {
      await actOnDay(tx, day);
      return work(tx);
    }),
  as: (actor, authorityId) => onDay(context.as(actor, authorityId), day),
});
