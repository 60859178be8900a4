import type { RunStatement } from "../../kernel/context.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { buildDatabaseClient, type DatabaseClient } from "./database-client.ts";
import { isSilence, laneLimits, type StatementLimits, toServerBusy } from "./limits.ts";
import { isStalePlan } from "./statement-names.ts";

/**
 * A statement that writes waits for the disk, and those behind it wait too: as many as usually come at once.
 */
const LANES = 8;

export interface LaneOptions {
  readonly tracing?: Tracing;
  readonly limits?: StatementLimits;
  /** Called when a connection was found silent, and closed. */
  readonly onSilence?: () => void;
}

export interface Lanes {
  readonly run: RunStatement;
  /** One of them, through which what everybody asks for passes, answers and may write. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * A few connections shared by statements that stand alone. Each is pipelined: a statement does not wait for
 * the answer of the one before, and those of one turn of the event loop leave in one write.
 */
export function openLanes(url: string, options: LaneOptions = {}): Lanes {
  const { tracing = noTracing, limits = laneLimits, onSilence = () => {} } = options;
  const Connection = buildDatabaseClient(url);
  const open = (lost: () => void) =>
    openLaneClient(new Connection({ pipeline: true, ...buildLaneSettings(limits) }), limits, lost);
  const lanes: readonly Lane[] = Array.from({ length: LANES }, () => new Lane(open, () => cutIdle()));
  /** Where one was silent, those on which nobody waits are not tried one after the other. */
  const cutIdle = () => {
    for (const lane of lanes) if (lane.waiting === 0) lane.cut();
    onSilence();
  };
  return {
    ready: async () => {
      const [answer] = await selectQuietestLane(lanes).run<{ primary: boolean }>("ready", READY, []);
      return answer?.primary === true;
    },
    run: async <Row extends object>(name: string, text: string, values: readonly unknown[]) =>
      tracing.span("statement", { operation: name }, () =>
        selectQuietestLane(lanes).run<Row>(name, text, values),
      ),
    close: async () => void (await Promise.all(lanes.map((lane) => lane.close()))),
  };
}

const READY = "select not pg_is_in_recovery() as primary";

/** As long as a transaction waits for a connection. */
const CONNECT_MS = 3_000;
const buildLaneSettings = ({ silenceMs }: StatementLimits) => ({
  connectionTimeoutMillis: CONNECT_MS,
  query_timeout: silenceMs,
});

function selectQuietestLane(lanes: readonly Lane[]): Lane {
  return lanes.reduce((one, other) => (other.waiting < one.waiting ? other : one));
}

class Lane {
  waiting = 0;
  readonly #connect: (lost: () => void) => Promise<DatabaseClient>;
  readonly #onSilence: () => void;
  #open: Promise<DatabaseClient> | undefined;

  constructor(open: (lost: () => void) => Promise<DatabaseClient>, onSilence: () => void) {
    this.#connect = open;
    this.#onSilence = onSilence;
  }

  async run<Row extends object>(name: string, text: string, values: readonly unknown[]) {
    this.waiting += 1;
    try {
      const client = await this.#opened();
      return (await client.query<Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      if (isStalePlan(error)) await this.close();
      if (isSilence(error)) {
        this.cut();
        this.#onSilence();
      }
      throw toServerBusy(error);
    } finally {
      this.waiting -= 1;
    }
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    const client = await open?.catch(() => undefined);
    await client?.end();
  }

  /** Those that wait on the same connection reject at once; the next one connects again. */
  cut(): void {
    const open = this.#open;
    this.#open = undefined;
    open?.then(
      (client) => client.cut(),
      () => {},
    );
  }

  #opened(): Promise<DatabaseClient> {
    if (this.#open) return this.#open;
    const open = this.#connect(() => {
      if (this.#open === open) this.#open = undefined;
    });
    this.#open = open;
    return open;
  }
}

/**
 * When PostgreSQL restarts or refuses, statements in flight reject; `lost` lets the next one connect again.
 */
async function openLaneClient(
  client: DatabaseClient,
  { statementMs }: StatementLimits,
  lost: () => void,
): Promise<DatabaseClient> {
  client.on("error", lost);
  client.on("end", lost);
  try {
    await client.connect();
    await client.query(`set statement_timeout = ${statementMs}`);
  } catch (error) {
    lost();
    client.cut();
    throw new ServerBusy(error);
  }
  return client;
}
