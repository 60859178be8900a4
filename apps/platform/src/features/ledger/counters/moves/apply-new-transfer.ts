import type { Context, Tx } from "../../../../kernel/context.ts";
import type { AppError } from "../../../../kernel/errors.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { computeCounterAlias } from "../../../trust/keys/index.ts";
import type { Carried, CounterId, CounterService, TransferKind, TransferResult } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { isAmount } from "../rules.ts";
import { findByAlias } from "../store/accounts.ts";
import { type Move, type Outcome, runMoveInTransaction } from "../store/moves.ts";
import { buildMove } from "./build-move.ts";
import { toTransferResult } from "./outcome.ts";
import { sendGatheredMoves } from "./send-gathered-moves.ts";

/** An application of a service, whose provider is known. */
export interface ServiceCaller {
  readonly service: CounterService;
  /** Under whose name idempotency keys are kept. */
  readonly caller: string;
  /**
   * Told by whoever knows cards: what they carry is not taken by another way. Without it, nothing is taken
   * from a counter that is on cards.
   */
  readonly carriedOf?: Carried;
  /** A card paid, and proved it. */
  readonly ofCard?: true;
}

/** Who holds the account, as this service knows them. */
export interface Target {
  readonly counterId: CounterId;
  /** The pairwise subject of the service. */
  readonly subject: string;
}

export interface TransferRequest {
  /** The caller's own: the same key again is the same operation. */
  readonly key: string;
  /** Read by the holder: at most 80 characters. */
  readonly label?: string | undefined;
}

/** What takes, gives or holds: a line that is about no other one. */
export interface NewTransfer extends Target, TransferRequest {
  readonly kind: Extract<TransferKind, "debit" | "credit" | "reserve">;
  readonly amount: number;
  /** Of a reservation. */
  readonly until?: Date | undefined;
}

/** What an application holds is forgotten there beyond. */
export const MOST_HOLD_DAYS = 30;

/** A reservation ends within thirty days, and not before it begins. */
function isEnd({ now }: Pick<Context, "now">, until: Date): boolean {
  const ahead = until.getTime() - now().getTime();
  return ahead > 0 && ahead <= MOST_HOLD_DAYS * 86_400_000;
}

/** Why it is not even tried, whatever the account has: its amount, or the end of what it holds. */
export function checkNewTransfer(
  context: Pick<Context, "now">,
  { kind, amount, until }: Pick<NewTransfer, "kind" | "amount" | "until">,
): AppError | undefined {
  if (!isAmount(amount)) return countersErrors.error("counters.amount_not_valid");
  const ends = until !== undefined && isEnd(context, until);
  return kind === "reserve" && !ends ? countersErrors.error("counters.end_not_valid") : undefined;
}

/** @throws counters.amount_not_valid, end_not_valid */
export function buildNewMove(context: Context, { service, caller }: ServiceCaller, asked: NewTransfer): Move {
  const { counterId, key, label, kind, amount, subject, until } = asked;
  const refused = checkNewTransfer(context, asked);
  if (refused) throw refused;
  const alias = computeCounterAlias(context, { sector: service, counterId, subject });
  const said = { kind, service, alias, amount, until: until ?? null };
  const content = [label ?? null, kind, subject, amount, until?.toISOString() ?? null];
  return buildMove(context, { counterId, caller, key, label }, said, content);
}

export async function applyNewTransfer(
  context: Context,
  by: ServiceCaller,
  asked: NewTransfer,
): Promise<TransferResult> {
  const move = buildNewMove(context, by, asked);
  const [outcome] = await sendGatheredMoves(context, [move], by.ofCard === true);
  return resolveMoveOutcome(context, by, move, outcome);
}

/** What became of it, behind what cards carry when the counter is on them. Throws its refusal. */
export async function resolveMoveOutcome(
  context: Context,
  { carriedOf }: ServiceCaller,
  move: Move,
  outcome: Outcome | undefined,
): Promise<TransferResult> {
  if (!outcome) throw new Error("an outcome a line");
  const { alias } = move;
  if (outcome.outcome !== "on_cards" || alias === null) return toTransferResult(move, outcome);
  return applyMoveBesideCards(
    context,
    move,
    carriedOf,
    async (tx) => (await findByAlias(tx, move, alias))?.id,
  );
}

/**
 * What cards carry of the account is not taken; none is credited, nor the account debited by another service,
 * meanwhile.
 */
export async function applyMoveBesideCards(
  context: Context,
  move: Move,
  carriedOf: Carried | undefined,
  accountIn: (tx: Tx) => Promise<string | undefined>,
): Promise<TransferResult> {
  if (!carriedOf) throw new Error("whoever takes from a counter that is on cards says what they carry");
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const account = await accountIn(tx);
    const carried = account ? await carriedOf(tx, system, parseId<"counterAccount">(account)) : 0;
    return toTransferResult(move, await runMoveInTransaction(tx, move, carried));
  });
}
