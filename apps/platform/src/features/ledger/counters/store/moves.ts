import { sql } from "kysely";
import type { RunStatement, Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { CounterAccountId, CounterId, CounterService, TransferId, TransferKind } from "../counter.ts";
import { encodeByteArray, encodeTextArray } from "./arrays.ts";

/** What the functions of 1015 answer of a line. */
export interface Outcome {
  /**
   * `done`, `again`, `on_cards` when what cards carry must be said first, or the code of a refusal, without
   * the name of the module.
   */
  readonly outcome: string;
  readonly amount: number | null;
  /** Null to a service that may not read it. */
  readonly balance: number | null;
}

/** One transfer, ready to be written. */
export interface Move {
  readonly authorityId: AuthorityId;
  readonly counterId: CounterId;
  readonly id: TransferId;
  readonly kind: TransferKind;
  /** The account of the house on the other side. */
  readonly other: string;
  /** Null for the house itself. */
  readonly service: CounterService | null;
  readonly account: CounterAccountId | null;
  readonly alias: Buffer | null;
  /** Null for all that is left, or all that was reserved. */
  readonly amount: number | null;
  readonly about: TransferId | null;
  readonly until: Date | null;
  readonly content: Buffer;
  readonly words: Buffer;
  readonly day: string;
  readonly now: Date;
}

const toMoveValues = (move: Move): readonly unknown[] => [
  move.authorityId,
  move.counterId,
  move.service?.providerId ?? null,
  move.service?.serviceId ?? null,
  move.kind,
  move.other,
  move.account,
  move.alias,
  move.amount,
  move.about,
  move.until,
  move.id,
  move.content,
  move.words,
  move.day,
  move.now,
];

/**
 * Services act for this statement alone, and the functions refuse whoever does not say for which authority:
 * what they are called with comes from here, so that it is said before them.
 */
const ACTING =
  "with acting as materialized (select set_config('ardeco.authority', $1::text, " +
  "true) as authority, set_config('ardeco.actor_kind', 'client', true) as kind)";

/** A card pays: what cards carry of the account is there for that, expired or not. */
const OF_CARD = ACTING.replace(" as kind)", " as kind, set_config('ardeco.of_card', 'on', true) as paid_by)");

const buildMoveStatement = (
  acting: string,
) => `${acting} select moved.outcome, moved.amount, moved.balance from acting,
  counters_move(acting.authority::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
  $16) moved`;

/** For a service, alone in its transaction, in one round trip. */
export async function runSingleMove(run: RunStatement, move: Move, ofCard = false): Promise<Outcome> {
  const [name, text] = ofCard
    ? ["counters_move_of_card", buildMoveStatement(OF_CARD)]
    : ["counters_move", buildMoveStatement(ACTING)];
  const [row] = await run<Outcome>(name, text, toMoveValues(move));
  if (!row) throw new Error("counters_move answers one row");
  return row;
}

/**
 * In a transaction that goes on to hold what cards carry of the account: for the house, which acts as the
 * system; or last, for a service, which acts from there on.
 * @param carried null when no card may carry the account, or nothing is taken from it
 */
export async function runMoveInTransaction(tx: Tx, move: Move, carried: number | null): Promise<Outcome> {
  const values = toMoveValues(move).map((value) => sql`${value}`);
  const types = [
    ...["uuid", "uuid", "uuid", "uuid", "text", "text", "uuid", "bytea", "bigint", "uuid", "timestamptz"],
    ...["uuid", "bytea", "bytea", "date", "timestamptz"],
  ];
  const typed = values.map((value, index) => sql`${value}::${sql.raw(types[index] ?? "text")}`);
  const acting = move.service === null ? "system" : "client";
  const { rows } = await sql<Outcome>`with acting as materialized (select set_config('ardeco.carried',
      ${String(carried ?? "")}, true) as carried,
      set_config('ardeco.actor_kind', ${acting}, true) as kind, ${typed[0]} as authority)
    select moved.outcome, moved.amount, moved.balance
    from acting, counters_move(acting.authority, ${sql.join(typed.slice(1))}) moved`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("counters_move answers one row");
  return row;
}

/**
 * For a service, in the transaction of a module that acts as the system, which acts again once the line is
 * written.
 */
export async function runServiceMoveInTransaction(
  tx: Tx,
  move: Move,
  carried: number | null,
): Promise<Outcome> {
  const outcome = await runMoveInTransaction(tx, move, carried);
  await sql`select set_config('ardeco.actor_kind', 'system', true)`.execute(tx);
  return outcome;
}

/**
 * What it answers is one row: the driver takes longer to read a row a line than the database to write the
 * line.
 */
const buildBatchStatement = (
  acting: string,
) => `${acting} select json_agg(moved.outcome order by moved.line) as outcomes,
    json_agg(moved.amount order by moved.line) as amounts, json_agg(moved.balance
    order by moved.line) as balances
  from acting, counters_move_all(acting.authority::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
    $12) moved`;

interface Told {
  readonly outcomes: readonly string[];
  readonly amounts: readonly (number | null)[];
  readonly balances: readonly (number | null)[];
}

/**
 * Of one counter and one day, each of a service: one statement, one seal.
 * @returns in the order given
 */
export async function runMoveBatch(
  run: RunStatement,
  moves: readonly Move[],
  ofCard: boolean,
): Promise<readonly Outcome[]> {
  const [first] = moves;
  if (!first) return [];
  const [name, text] = ofCard
    ? ["counters_move_all_of_card", buildBatchStatement(OF_CARD)]
    : ["counters_move_all", buildBatchStatement(ACTING)];
  const [told] = await run<Told>(name, text, [
    first.authorityId,
    first.counterId,
    encodeTextArray(moves.map(({ service }) => service?.providerId)),
    encodeTextArray(moves.map(({ service }) => service?.serviceId)),
    encodeTextArray(moves.map(({ kind }) => kind)),
    encodeByteArray(moves.map(({ alias }) => alias)),
    encodeTextArray(moves.map(({ amount }) => amount)),
    encodeTextArray(moves.map(({ until }) => until?.toISOString())),
    encodeTextArray(moves.map(({ id }) => id)),
    encodeByteArray(moves.map(({ content }) => content)),
    encodeByteArray(moves.map(({ words }) => words)),
    first.day,
  ]);
  return moves.map((_, index) => {
    const outcome = told?.outcomes[index];
    if (outcome === undefined) throw new Error("counters_move_all answers each line");
    return { outcome, amount: told?.amounts[index] ?? null, balance: told?.balances[index] ?? null };
  });
}
