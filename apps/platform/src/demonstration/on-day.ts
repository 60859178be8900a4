import type { Context } from "../kernel/context.ts";

/** What the demonstration says was done then, by whoever acts in it. */
export const onDay = (context: Context, day: string): Context => ({
  ...context,
  now: () => new Date(`${day}T09:00:00Z`),
  as: (actor, authorityId) => onDay(context.as(actor, authorityId), day),
});
