import { civilDate } from "../../../kernel/civil-date.ts";
import type { ReadMandate } from "../../../modules/debits/index.ts";
import type { Visit } from "../../../web/index.ts";

/** What the address says was done, when it is true of one of these mandates today: it is looked up, not believed. */
export function doneToday(
  { context }: Pick<Visit, "context">,
  mandates: readonly ReadMandate[],
  done: string,
): string | undefined {
  const today = civilDate(context.now());
  const isDone = mandates.some(({ state, accountOn, endedOn, seenBy }) => {
    if (done === "signe" || done === "saisi") return state === "active" && accountOn === today;
    if (done === "relu") return state === "active" && seenBy !== null;
    return done === "arrete" && state === "revoked" && endedOn === today;
  });
  return isDone ? done : undefined;
}
