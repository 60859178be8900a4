import type { Context, Tx } from "../../../../kernel/context.ts";
import type {
  CounterAccountId,
  CounterId,
  HouseAccount,
  TransferId,
  TransferKind,
  TransferResult,
} from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { isAmount } from "../rules.ts";
import { type Outcome, runMoveInTransaction } from "../store/moves.ts";
import { buildMove } from "./build-move.ts";
import { toHouseResult } from "./outcome.ts";

export interface HouseMove {
  readonly counterId: CounterId;
  /** A part of the house, with its subject: idempotency keys are kept under it. */
  readonly caller: string;
  readonly key: string;
  readonly kind: Extract<TransferKind, "credit" | "payout" | "reverse" | "lapse" | "end">;
  /** Where the money comes from, or goes. */
  readonly other: HouseAccount;
  readonly accountId: CounterAccountId | null;
  readonly amount: number | null;
  readonly about?: TransferId;
  readonly label?: string;
  /**
   * What cards carry of the account, held until the end of the transaction: it is not taken. Needed where
   * money leaves a counter that is on cards.
   */
  readonly carried?: number;
}

/**
 * A transfer of the house, in the transaction of what it follows from; `system` acts as the system. Throws as
 * a service's.
 */
export async function applyHouseTransfer(tx: Tx, system: Context, move: HouseMove): Promise<TransferResult> {
  const { id, outcome } = await runHouseTransfer(tx, system, move);
  return toHouseResult({ id }, outcome);
}

/** The same, and what the ledger answered as it is: for jobs, to which a refusal is news and no error. */
export async function runHouseTransfer(
  tx: Tx,
  system: Context,
  { counterId, caller, key, kind, other, accountId, amount, about, label, carried }: HouseMove,
): Promise<{ readonly id: TransferId; readonly outcome: Outcome }> {
  if (amount !== null && !isAmount(amount)) throw countersErrors.error("counters.amount_not_valid");
  const move = buildMove(
    system,
    { counterId, caller, key, label },
    { kind, other, account: accountId, amount, about: about ?? null },
    [label ?? null, kind, other, accountId, amount, about ?? null],
  );
  return { id: move.id, outcome: await runMoveInTransaction(tx, move, carried ?? null) };
}
