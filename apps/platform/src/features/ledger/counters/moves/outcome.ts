import type { CounterService, Moved, TransferId } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import type { Outcome } from "../store/moves.ts";

interface Answered {
  readonly id: TransferId;
  /** Null for the house itself. */
  readonly service: CounterService | null;
}

/** What a function of the ledger answered to whoever asked: done, or the error of its code. */
export function movedOf(of: Answered, answer: Outcome): Moved {
  const { outcome } = answer;
  // Which of the two it is would tell a service what others took: as the bound is used up, the answer for one
  // amount would change.
  return movedInHouse(of, {
    ...answer,
    outcome: of.service && outcome === OVER ? "insufficient_balance" : outcome,
  });
}

const OVER = "over_bound";

/** As movedOf, told as it is: the house moves in the name of a service, and answers the person. */
export function movedInHouse({ id }: Pick<Answered, "id">, { outcome, amount, balance }: Outcome): Moved {
  if ((outcome === "done" || outcome === "again") && amount !== null)
    return { id, again: outcome === "again", amount, balance };
  throw refusalOf(outcome);
}

function refusalOf(outcome: string): Error {
  const code = Object.values(countersErrors.codes).find((one) => one === `counters.${outcome}`);
  return code ? countersErrors.error(code) : new Error(`the ledger answered ${outcome}`);
}
