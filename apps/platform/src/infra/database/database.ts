import { Kysely, PostgresDialect } from "kysely";
import { Pool, type PoolClient, types } from "pg";
import type { RunStatement, Tx } from "../../kernel/context.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { buildDatabaseClient, toDatabaseClient } from "./database-client.ts";
import { openLanes } from "./lanes.ts";
import { laneLimits, requestLimits, type StatementLimits, systemLimits } from "./limits.ts";
import { type BegunTransaction, openTransactionInPool } from "./open-transaction-in-pool.ts";
import type { Scope } from "./scope.ts";
import { buildStatementNamer, type StatementNamer } from "./statement-names.ts";
import { runTracedStatement } from "./traced-query.ts";

// Civil dates stay strings; big integers become numbers (no count here nears 2^53).
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => Number(text));

export interface Database {
  /** One transaction under the row-level security of an actor. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Begins one that several pieces of work share, one after another: it holds a connection until it ends. */
  begin(scope: Scope): Promise<BegunTransaction>;
  /**
   * One prepared statement, alone in its transaction, in one round trip. It carries no actor, so that
   * row-level security lets it see nothing: it calls functions that take their scope as arguments.
   */
  readonly statement: RunStatement;
  /** How its connections are used, at this moment. */
  pool(): PoolFigures;
  /** True when a connection answers. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

export interface PoolFigures {
  readonly open: number;
  readonly idle: number;
  readonly waiting: number;
  readonly most: number;
}

/** A transaction takes some milliseconds: a connection that is not free by then will not be soon. */
const PATIENCE_MS = 3_000;

export interface DatabaseOptions {
  readonly max?: number;
  readonly patienceMs?: number;
  readonly tracing?: Tracing;
  /** The same for everything, instead of what each kind of call is given: for tests. */
  readonly limits?: StatementLimits;
}

export function openDatabase(appUrl: string, options: DatabaseOptions = {}): Database {
  const { tracing = noTracing } = options;
  const { silenceMs } = options.limits ?? requestLimits;
  const pool = new Pool({
    // Whoever finds every connection taken waits so long, then is told to come back: a queue without end
    // helps nobody.
    connectionTimeoutMillis: options.patienceMs ?? PATIENCE_MS,
    max: options.max ?? 20,
    pipeline: true,
    query_timeout: silenceMs,
    Client: buildDatabaseClient(appUrl),
  });
  const cutIdle = startIdleWatch(pool);
  const lanes = openLanes(appUrl, {
    tracing,
    limits: options.limits ?? laneLimits,
    onSilence: cutIdle,
  });
  const nameOf = buildStatementNamer();
  const builderOf = buildBuilderCache((client, limits) => buildKysely(client, { nameOf, limits, tracing }));
  const begin = (scope: Scope): Promise<BegunTransaction> =>
    openTransactionInPool(
      { pool, builderOf, cutIdle, limits: options.limits ?? computeStatementLimits(scope) },
      scope,
    );
  return {
    begin,
    transaction: (scope, work) => {
      const { actor, authorityId } = scope;
      // A use case opens one: where its time goes is where the use case's goes.
      return tracing.span("transaction", { actorKind: actor.kind, authorityId }, async () => {
        const begun = await begin(scope);
        try {
          const result = await work(begun.tx);
          await begun.commit();
          return result;
        } catch (error) {
          throw await begun.undo(error);
        }
      });
    },
    statement: lanes.run,
    pool: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      most: pool.options.max,
    }),
    ready: lanes.ready,
    close: async () => void (await Promise.all([pool.end(), lanes.close()])),
  };
}

const computeStatementLimits = ({ actor }: Scope): StatementLimits =>
  actor.kind === "system" ? systemLimits : requestLimits;

/** One builder a connection for each kind of limits: making one costs more than many a query. */
function buildBuilderCache(build: (client: PoolClient, limits: StatementLimits) => Tx) {
  const known = new WeakMap<PoolClient, Map<StatementLimits, Tx>>();
  return (client: PoolClient, limits: StatementLimits): Tx => {
    const builders = known.get(client) ?? new Map<StatementLimits, Tx>();
    known.set(client, builders);
    const builder = builders.get(limits) ?? build(client, limits);
    builders.set(limits, builder);
    return builder;
  };
}

/**
 * Listens to the connections of a pool, and answers what cuts those that nobody uses: where one was silent,
 * an address has moved, and each of the others would make somebody wait before it is found silent too.
 */
function startIdleWatch(pool: Pool): () => void {
  const idle = new Set<PoolClient>();
  // An idle connection dies when PostgreSQL restarts; the pool opens another at the next query.
  pool.on("error", () => {});
  // One in use has no listener of the pool: without ours, a killed PostgreSQL would end the process. Its
  // query rejects.
  pool.on("connect", (client) => client.on("error", () => {}));
  pool.on("acquire", (client) => idle.delete(client));
  pool.on("release", (_error, client) => idle.add(client));
  pool.on("remove", (client) => idle.delete(client));
  return () => {
    for (const client of idle) toDatabaseClient(client).cut();
    idle.clear();
  };
}

/** A query builder bound to one connection, inside whose transaction every query runs. */
function buildKysely(
  client: PoolClient,
  { nameOf, limits, tracing }: { nameOf: StatementNamer; limits: StatementLimits; tracing: Tracing },
): Tx {
  const borrowed = {
    query: (text: string, values: unknown[]) => {
      const name = nameOf(text);
      const named = {
        text,
        values,
        query_timeout: limits.silenceMs,
        ...(name === undefined ? {} : { name }),
      };
      return runTracedStatement(tracing, text, () => client.query(named));
    },
    release: () => {},
  };
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      // Kysely asks a pool for connections: this one always lends the same client.
      pool: { connect: async () => borrowed as unknown as PoolClient, end: async () => {}, options: {} },
    }),
  });
}
