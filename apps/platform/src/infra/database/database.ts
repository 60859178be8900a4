import { Kysely, PostgresDialect } from "kysely";
import { Pool, type PoolClient, types } from "pg";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Actor, RunStatement, Tx } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { isUuid } from "../../kernel/ids.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { GatheringSocket } from "./gathering-socket.ts";
import { openLanes } from "./lanes.ts";
import { isStalePlan, type NameOf, statementNames } from "./statement-names.ts";
import { traced } from "./traced-query.ts";

// Civil dates stay strings; big integers become numbers (no count here nears 2^53).
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => Number(text));

export interface Database {
  /** One transaction under the row-level security of an actor. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One prepared statement, alone in its transaction, in one round trip. It carries no actor, so that row-level security
   * lets it see nothing: it calls functions that take their scope as arguments.
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
}

/** A transaction takes some milliseconds: a connection that is not free by then will not be soon. */
const PATIENCE_MS = 3_000;

export interface DatabaseOptions {
  readonly max?: number;
  readonly patienceMs?: number;
  readonly tracing?: Tracing;
}

export function openDatabase(appUrl: string, options: DatabaseOptions = {}): Database {
  const { tracing = noTracing } = options;
  const pool = new Pool({
    connectionString: appUrl,
    max: options.max ?? 20,
    // Whoever finds every connection taken waits so long, then is told to come back: a queue without end helps nobody.
    connectionTimeoutMillis: options.patienceMs ?? PATIENCE_MS,
    pipeline: true,
    stream: () => new GatheringSocket(),
  });
  const lanes = openLanes(appUrl, tracing);
  // An idle connection dies when PostgreSQL restarts; the pool opens another at the next query.
  pool.on("error", () => {});
  // One in use has no listener of the pool: without ours, a killed PostgreSQL would end the process. Its query rejects.
  pool.on("connect", (client) => client.on("error", () => {}));
  const nameOf = statementNames();
  const builders = new WeakMap<PoolClient, Tx>();
  const builderOf = (client: PoolClient): Tx => {
    const known = builders.get(client);
    if (known) return known;
    const built = kyselyOn(client, nameOf, tracing);
    builders.set(client, built);
    return built;
  };
  return {
    transaction: (scope, work) => {
      const { actor, authorityId } = scope;
      // A use case opens one: where its time goes is where the use case's goes.
      return tracing.span("transaction", { actorKind: actor.kind, authorityId }, () =>
        inTransaction(pool, builderOf, scope, work),
      );
    },
    statement: lanes.run,
    pool: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      most: pool.options.max,
    }),
    ready: async () => (await pool.query("select 1")).rowCount === 1,
    close: async () => void (await Promise.all([pool.end(), lanes.close()])),
  };
}

async function inTransaction<T>(
  pool: Pool,
  builderOf: (client: PoolClient) => Tx,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new ServerBusy(error);
  });
  let broken = false;
  try {
    // `begin` and the settings leave in one write with the first query, which does not wait for them. Nothing is seen
    // without the settings: should they fail, so does what follows.
    const begun = client.query(beginStatement(scope));
    begun.catch(() => {});
    // A new one each time, so that what is remembered of a transaction is forgotten with it.
    const result = await work(builderOf(client).withoutPlugins());
    await begun;
    await commit(client);
    return result;
  } catch (error) {
    broken = isStalePlan(error);
    await client.query("rollback").catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * After a query that failed, PostgreSQL answers a commit by undoing everything, without an error: work that caught that
 * failure would be taken for kept.
 */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("the transaction was undone: one of its queries had failed");
}

/** Settings are local to the transaction; every value is checked here because they are written as literals. */
function beginStatement({ actor, authorityId, today = "" }: Scope): string {
  const settings: Record<string, string> = {
    authority: uuidOrEmpty(authorityId),
    actor_kind: actor.kind,
    actor_id: uuidOrEmpty(actorId(actor)),
    roles: actor.kind === "staff" ? [...new Set(actor.roles.map((held) => held.role))].join(",") : "",
    today,
  };
  const sets = Object.entries(settings).map(([name, value]) => {
    if (!/^[a-z0-9_,-]*$/.test(value)) throw new TypeError(`unsafe setting ${name}`);
    return `set local ardeco.${name} = '${value}'`;
  });
  return `begin;${sets.join(";")}`;
}

function actorId(actor: Actor): string | null {
  if (actor.kind === "person") return actor.personId;
  if (actor.kind === "staff") return actor.staffId;
  if (actor.kind === "client") return actor.clientId;
  return null;
}

function uuidOrEmpty(id: string | null): string {
  if (id === null) return "";
  if (!isUuid(id)) throw new TypeError("not a UUID");
  return id;
}

/** A query builder bound to one connection, inside whose transaction every query runs. */
function kyselyOn(client: PoolClient, nameOf: NameOf, tracing: Tracing): Tx {
  const borrowed = {
    query: (text: string, values: unknown[]) => {
      const name = nameOf(text);
      const named = { text, values, ...(name === undefined ? {} : { name }) };
      return traced(tracing, text, () => client.query(named));
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
