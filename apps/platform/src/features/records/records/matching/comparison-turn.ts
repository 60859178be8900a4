import type { Context, Tx } from "../../../../kernel/context.ts";
import {
  ensureLockedComparison,
  findComparison,
  updateComparison,
  updateComparisonRequest,
} from "../store/proposals.ts";
import type { ComparisonRow } from "../store/tables.ts";

/**
 * The queue gives up on a run after this (jobs.ts): whoever still holds the turn then died without giving it
 * back.
 */
export const RUN_SECONDS = 15 * 60;
/** The turn is another's: this one comes back. */
const COME_BACK_MS = 30_000;

/** How the records of an authority stand with the last comparison that was asked for. */
export interface ComparisonStatus {
  /** Asked for and on its way; ended without an answer, which a new one may give; answered. */
  readonly state: "asked" | "failed" | "done";
  /** When what was last compared was read. */
  readonly comparedAt?: Date;
  readonly compared: number;
  /** They are too many to be compared at once. */
  readonly isTooMany: boolean;
}

export async function readComparison(tx: Tx, context: Context): Promise<ComparisonStatus | undefined> {
  const row = await findComparison(tx, context.authorityId);
  if (!row) return undefined;
  return {
    state: toComparisonState(row),
    ...(row.done_at ? { comparedAt: row.done_at } : {}),
    compared: row.compared,
    isTooMany: row.too_many,
  };
}

function toComparisonState({
  asked_at,
  started_at,
  done_at,
  failed_at,
}: ComparisonRow): ComparisonStatus["state"] {
  if (started_at) return "asked";
  if (failed_at) return "failed";
  return done_at && done_at >= asked_at ? "done" : "asked";
}

/** Asks for one more: it compares what is there when its turn comes. */
export async function sendComparison(tx: Tx, context: Context): Promise<void> {
  await updateComparisonRequest(tx, context.authorityId, context.now());
  await send(tx, context);
}

/** One waiting job an authority. */
async function send(tx: Tx, context: Context, options: { readonly startAfter?: Date } = {}): Promise<void> {
  const { authorityId, requestId } = context;
  const data = { authorityId, requestId };
  await context.ports.jobs.send(tx, "records.compare", data, { singletonKey: authorityId, ...options });
}

/**
 * @returns the instant that names this turn; undefined when another has it: the job then comes back by
 *   itself.
 */
export async function reserveComparisonTurn(context: Context): Promise<Date | undefined> {
  const now = context.now();
  return context.transaction(async (tx) => {
    const { started_at } = await ensureLockedComparison(tx, context.authorityId, now);
    if (started_at && now.getTime() - started_at.getTime() < RUN_SECONDS * 1_000) {
      await send(tx, context, { startAfter: new Date(now.getTime() + COME_BACK_MS) });
      return undefined;
    }
    await updateComparison(tx, context.authorityId, { started_at: now, failed_at: null });
    return now;
  });
}

/**
 * The turn is given back with its answer: of what was there when it began, so that whatever was asked for
 * since is still asked. Nothing is written when the turn was taken by another in between.
 */
export async function saveComparisonAnswer(
  context: Context,
  turn: Date,
  write: (tx: Tx) => Promise<{ readonly compared: number; readonly too_many: boolean }>,
): Promise<void> {
  await context.transaction(async (tx) => {
    if (!(await isStillOurs(tx, context, turn))) return;
    await updateComparison(tx, context.authorityId, {
      started_at: null,
      done_at: turn,
      ...(await write(tx)),
    });
  });
}

/** The turn is given back without an answer, and the page says so until the next. */
export async function cancelComparisonTurn(context: Context, turn: Date): Promise<void> {
  await context.transaction(async (tx) => {
    if (!(await isStillOurs(tx, context, turn))) return;
    await updateComparison(tx, context.authorityId, { started_at: null, failed_at: context.now() });
  });
}

async function isStillOurs(tx: Tx, context: Context, turn: Date): Promise<boolean> {
  const { started_at } = await ensureLockedComparison(tx, context.authorityId, turn);
  return started_at?.getTime() === turn.getTime();
}
