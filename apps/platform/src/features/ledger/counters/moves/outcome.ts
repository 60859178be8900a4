import type { CounterService, TransferId, TransferResult } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import type { Outcome } from "../store/moves.ts";

interface Answered {
  readonly id: TransferId;
  /** Null for the house itself. */
  readonly service: CounterService | null;
}

/** What a function of the ledger answered to whoever asked: done, or the error of its code. */
export function toTransferResult(of: Answered, answer: Outcome): TransferResult {
  const { outcome } = answer;
  // Which of the two it is would tell a service what others took: as the bound is used up, the answer for one
  // amount would change.
  return toHouseResult(of, {
    ...answer,
    outcome: of.service && outcome === OVER ? "insufficient_balance" : outcome,
  });
}

const OVER = "over_bound";

/** As toTransferResult, told as it is: the house moves in the name of a service, and answers the person. */
export function toHouseResult(
  { id }: Pick<Answered, "id">,
  { outcome, amount, balance }: Outcome,
): TransferResult {
  if ((outcome === "done" || outcome === "again") && amount !== null)
    return { id, again: outcome === "again", amount, balance };
  throw buildRefusalError(outcome);
}

function buildRefusalError(outcome: string): Error {
  const code = Object.values(countersErrors.codes).find((one) => one === `counters.${outcome}`);
  return code ? countersErrors.error(code) : new Error(`the ledger answered ${outcome}`);
}
