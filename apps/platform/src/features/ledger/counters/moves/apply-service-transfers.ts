import type { Context } from "../../../../kernel/context.ts";
import type { AppError, FieldError } from "../../../../kernel/errors.ts";
import { recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import type { CounterId, TransferResult } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { toCountersSystem } from "../holders/open-account.ts";
import { isOnCards } from "../store/definitions.ts";
import type { Move, Outcome } from "../store/moves.ts";
import {
  buildNewMove,
  checkNewTransfer,
  type NewTransfer,
  resolveMoveOutcome,
  type ServiceCaller,
} from "./apply-new-transfer.ts";
import { sendGatheredMoves } from "./send-gathered-moves.ts";

/** In one call: some thirty milliseconds of the counter. */
const MOST_LINES = 500;

/**
 * At once: a till that comes meanwhile waits for these, not for the whole call. As many again made it wait
 * twice as long, for no line more a second.
 */
const LINES_A_TURN = 50;

export type LineAsked = Omit<NewTransfer, "counterId">;

interface ManyAsked {
  readonly counterId: CounterId;
  readonly lines: readonly LineAsked[];
  readonly most?: number;
  readonly admit?: () => void;
}

/** Done, or refused as the same line alone would have been. */
export type LineAnswer = TransferResult | { readonly refused: AppError };

/**
 * Debits, credits and reservations of many people, for a service: each is what `debit`, `credit` or `reserve`
 * would have done under the same key, in the order given, and a refused one refuses no other. What fails in
 * the middle throws, and leaves done what was: asked again, each line is done once.
 * @param most lines at once, where the caller may ask for fewer
 * @param admit called once the call is one, before anything moves: what it throws refuses the whole
 * Throws counters.too_many_lines, counters.key_twice.
 */
export async function applyServiceTransfers(
  context: Context,
  by: ServiceCaller,
  { counterId, lines, most = MOST_LINES, admit }: ManyAsked,
): Promise<readonly LineAnswer[]> {
  requireFew(lines, Math.min(most, MOST_LINES));
  requireDistinctKeys(lines);
  admit?.();
  const system = toCountersSystem(context);
  const { authorityId } = system;
  const answers: LineAnswer[] = [];
  // Beside cards, each debit is a transaction of its own: a credit behind it, sent beside it, would be done
  // before.
  const size = (await system.transaction((tx) => isOnCards(tx, { authorityId, counterId })))
    ? 1
    : LINES_A_TURN;
  for (let from = 0; from < lines.length; from += size) {
    const asked = lines.slice(from, from + size).map((line) => ({ ...line, counterId }));
    answers.push(...(await applyTransferTurn(context, by, asked)));
  }
  return answers;
}

function requireFew({ length }: readonly LineAsked[], most: number): void {
  if (length <= most) return;
  throw countersErrors.error("counters.too_many_lines", [
    {
      field: "transfers",
      code: "counters.too_many_lines",
      fr: `${most} lignes au plus à la fois.`,
      en: `${most} lines at once at most.`,
    },
  ]);
}

/**
 * One key is one operation: of two lines that have it, one would not be done, and who counts on both would
 * not see it.
 */
function requireDistinctKeys(lines: readonly LineAsked[]): void {
  const seen = new Set<string>();
  const twice: FieldError[] = [];
  for (const [index, { key }] of lines.entries()) {
    if (seen.has(key))
      twice.push({
        field: `transfers.${index}.key`,
        code: "counters.key_twice",
        fr: "Cette clé est déjà celle d’une ligne d’avant.",
        en: "This key is already that of a line before.",
      });
    seen.add(key);
  }
  if (twice.length > 0) throw countersErrors.error("counters.key_twice", twice);
}

async function applyTransferTurn(
  context: Context,
  by: ServiceCaller,
  asked: readonly (LineAsked & NewTransfer)[],
): Promise<readonly LineAnswer[]> {
  // Of one instant: a batch is of one day.
  const now = context.now();
  const at = { ...context, now: () => now };
  const ready = asked.map((line) => {
    const refused = checkNewTransfer(at, line);
    return refused ? { refused } : { move: buildNewMove(at, by, line) };
  });
  const moves = ready.flatMap((one) => ("move" in one ? [one.move] : []));
  const told = (await sendGatheredMoves(context, moves, by.ofCard === true)).values();
  const answers: LineAnswer[] = [];
  for (const one of ready)
    answers.push("move" in one ? await resolveLineAnswer(context, by, one.move, told.next().value) : one);
  return answers;
}

/** A refusal is an answer; what is not is a failure of the whole call. */
const resolveLineAnswer = (
  context: Context,
  by: ServiceCaller,
  move: Move,
  outcome: Outcome | undefined,
): Promise<LineAnswer> =>
  recoverRefusal(
    "4xx",
    () => resolveMoveOutcome(context, by, move, outcome),
    (refused) => ({ refused }),
  );
