import type { Moved, TransferId } from "./counter.ts";
import { countersErrors } from "./errors.ts";
import type { Outcome } from "./store/moves.ts";

/** What a function of the ledger answered: done, or the error of its code. */
export function movedOf({ id }: { readonly id: TransferId }, { outcome, amount, balance }: Outcome): Moved {
  if ((outcome === "done" || outcome === "again") && amount !== null)
    return { id, again: outcome === "again", amount, balance };
  throw refusalOf(outcome);
}

function refusalOf(outcome: string): Error {
  const code = Object.values(countersErrors.codes).find((one) => one === `counters.${outcome}`);
  return code ? countersErrors.error(code) : new Error(`the ledger answered ${outcome}`);
}
