import { Kysely, PostgresDialect } from "kysely";
import { DatabaseError, Pool, type PoolClient, types } from "pg";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Actor, RunStatement, Tx } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { isUuid } from "../../kernel/ids.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { buildDatabaseClient, type DatabaseClient } from "./database-client.ts";
import { openLanes } from "./lanes.ts";
import {
  IDLE_IN_TRANSACTION_MS,
  isSilence,
  laneLimits,
  requestLimits,
  type StatementLimits,
  systemLimits,
  toServerBusy,
} from "./limits.ts";
import { buildStatementNamer, isStalePlan, type StatementNamer } from "./statement-names.ts";
import { runTracedStatement } from "./traced-query.ts";

// Civil dates stay strings; big integers become numbers (no count here nears 2^53).
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => Number(text));

export interface Database {
  /** One transaction under the row-level security of an actor. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
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

export interface Scope {
  readonly actor: Actor;
  readonly authorityId: AuthorityId | null;
  /** Civil day of the application's clock; PostgreSQL's own when absent. */
  readonly today?: CivilDate;
  /** PostgreSQL refuses every write. */
  readonly isReadOnly?: boolean;
}

/**
 * The same for two scopes under which row-level security sees and accepts the same rows, whatever the day: at
 * midnight, a use case that joins goes on with the day of the transaction.
 */
export const formatScopeKey = ({ actor, authorityId }: Scope): string =>
  formatSettings({ actor, authorityId });

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
  return {
    transaction: (scope, work) => {
      const { actor, authorityId } = scope;
      // A use case opens one: where its time goes is where the use case's goes.
      return tracing.span("transaction", { actorKind: actor.kind, authorityId }, () =>
        runInPoolTransaction(
          { pool, builderOf, cutIdle, limits: options.limits ?? computeStatementLimits(scope) },
          scope,
          work,
        ),
      );
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

/** The pool hands out connections of the class that it was given. */
const toDatabaseClient = (client: PoolClient): DatabaseClient => client as PoolClient & DatabaseClient;

/** One that was cut stays in the pool until it hears of it: that is for the next turn of the event loop. */
async function reserveClient(pool: Pool): Promise<PoolClient> {
  for (;;) {
    const client = await pool.connect().catch((error: unknown) => {
      throw new ServerBusy(error);
    });
    if (!toDatabaseClient(client).isCut) return client;
    client.release(true);
  }
}

/** A request that reads would have written: its route does not declare it (`writesOnRead`). */
export class WriteOnRead extends Error {
  constructor(cause: unknown) {
    super("a request that only reads tried to write in a read-only transaction", { cause });
  }
}

/** read_only_sql_transaction, which a standby answers too to whoever writes. */
const isWriteRefused = (error: unknown): boolean => error instanceof DatabaseError && error.code === "25006";

interface Transactions {
  readonly pool: Pool;
  readonly limits: StatementLimits;
  builderOf(client: PoolClient, limits: StatementLimits): Tx;
  cutIdle(): void;
}

async function runInPoolTransaction<T>(
  { pool, builderOf, cutIdle, limits }: Transactions,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await reserveClient(pool);
  let broken = false;
  try {
    // `begin` and the settings leave in one write with the first query, which does not wait for them. Nothing
    // is seen without the settings: should they fail, so does what follows.
    const begun = client.query(formatBeginStatement(scope, limits));
    begun.catch(() => {});
    // A new one each time, so that what is remembered of a transaction is forgotten with it.
    const result = await work(builderOf(client, limits).withoutPlugins());
    await begun;
    await endTransaction(client);
    return result;
  } catch (error) {
    broken = isStalePlan(error);
    if (isSilence(error)) cutIdle();
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw scope.isReadOnly && isWriteRefused(error) ? new WriteOnRead(error) : toServerBusy(error);
  } finally {
    client.release(broken);
  }
}

/**
 * After a query that failed, PostgreSQL answers a commit by undoing everything, without an error: work that
 * caught that failure would be taken for kept.
 */
async function endTransaction(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("the transaction was undone: one of its queries had failed");
}

/**
 * Settings are local to the transaction; every value is checked here because they are written as literals.
 */
function formatBeginStatement(scope: Scope, { statementMs }: StatementLimits): string {
  const limits = [
    `set local statement_timeout = ${statementMs}`,
    `set local idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}`,
  ];
  return `begin${scope.isReadOnly ? " read only" : ""};${[formatSettings(scope), ...limits].join(";")}`;
}

function formatSettings({ actor, authorityId, today = "" }: Scope): string {
  const settings: Record<string, string> = {
    authority: parseUuidOrEmpty(authorityId),
    actor_kind: actor.kind,
    actor_id: parseUuidOrEmpty(getActorId(actor)),
    roles: actor.kind === "staff" ? [...new Set(actor.roles.map((held) => held.role))].join(",") : "",
    today,
  };
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!/^[a-z0-9_,-]*$/.test(value)) throw new TypeError(`unsafe setting ${name}`);
      return `set local ardeco.${name} = '${value}'`;
    })
    .join(";");
}

function getActorId(actor: Actor): string | null {
  if (actor.kind === "person") return actor.personId;
  if (actor.kind === "staff") return actor.staffId;
  if (actor.kind === "client") return actor.clientId;
  return null;
}

function parseUuidOrEmpty(id: string | null): string {
  if (id === null) return "";
  if (!isUuid(id)) throw new TypeError("not a UUID");
  return id;
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
