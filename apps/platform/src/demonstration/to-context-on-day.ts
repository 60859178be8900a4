import { setDatabaseDay } from "../infra/database/set-database-day.ts";
import type { Context } from "../kernel/context.ts";

/** What the demonstration says was done then, by whoever acts in it. Who acts for whom is as it is today. */
export const toContextOnDay = (context: Context, day: string): Context => ({
  ...context,
  now: () => new Date(`${day}T09:00:00Z`),
  as: (actor, authorityId) => toContextOnDay(context.as(actor, authorityId), day),
});

/** The same where the database too asks for the day: a till is closed on its own. */
export const toDatabaseContextOnDay = (context: Context, day: string): Context => ({
  ...toContextOnDay(context, day),
  transaction: (work) =>
    context.transaction(async (tx) => {
      await setDatabaseDay(tx, day);
      return work(tx);
    }),
  as: (actor, authorityId) => toDatabaseContextOnDay(context.as(actor, authorityId), day),
});
