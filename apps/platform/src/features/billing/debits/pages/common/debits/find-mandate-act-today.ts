import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../web/index.ts";
import type { ReadMandate } from "../../../index.ts";

/**
 * What the address says was done, when it is true of one of these mandates: it is looked up, not believed. Of
 * today; that a colleague has seen an account, of whatever day, since no mandate keeps it.
 */
export function findMandateActToday(
  { context }: Pick<Visit, "context">,
  mandates: readonly ReadMandate[],
  done: string,
): string | undefined {
  const today = toCivilDate(context.now());
  const isDone = mandates.some(({ state, accountOn, endedOn, seenBy }) => {
    if (done === "signe" || done === "saisi") return state === "active" && accountOn === today;
    if (done === "relu") return state === "active" && seenBy !== null;
    return done === "arrete" && state === "revoked" && endedOn === today;
  });
  return isDone ? done : undefined;
}
