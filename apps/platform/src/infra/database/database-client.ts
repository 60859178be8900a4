import { Client, type ClientConfig, type PoolClient } from "pg";
import { GatheringSocket } from "./gathering-socket.ts";
import { parseHostAddresses } from "./hosts.ts";

/** A host that takes longer than this to answer is left for another one. */
const PROBE_MS = 2_000;
/**
 * An idle connection is asked by the system whether it is still there: an address that moved leaves nobody to
 * answer.
 */
const KEEP_ALIVE_MS = 10_000;

const IS_PRIMARY = "select not pg_is_in_recovery() as primary";

export interface DatabaseClient extends Client {
  /** Closes at once, without a word to the other side, which may be gone: what waits on it rejects. */
  cut(): void;
  readonly isCut: boolean;
}

/**
 * A class of connections to one database: to its primary, when the address names several hosts. What was
 * found is kept until a connection to it fails. Each connection is kept alive, and can be cut.
 */
export function buildDatabaseClient(url: string): new (config?: ClientConfig) => DatabaseClient {
  const addresses = parseHostAddresses(url) ?? [url];
  const [only = url] = addresses;
  let primary = addresses.length === 1 ? only : undefined;
  const getPrimary = async (): Promise<string> => {
    primary ??= await findPrimary(addresses);
    return primary;
  };
  const forgetPrimary = () => {
    if (addresses.length > 1) primary = undefined;
  };
  return class extends Client implements DatabaseClient {
    readonly #socket: GatheringSocket;

    constructor(config: ClientConfig = {}) {
      const socket = new GatheringSocket();
      super({
        ...config,
        connectionString: only,
        keepAlive: true,
        keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
        stream: () => socket,
      });
      this.#socket = socket;
      // What waits on a lost connection rejects; an "error" that nobody hears would end the process.
      this.on("error", () => {});
    }

    get isCut(): boolean {
      return this.#socket.destroyed;
    }

    cut(): void {
      this.#socket.destroy();
    }

    /** With a callback, as the pool calls it; its types know both. */
    override connect(): Promise<Client>;
    override connect(callback: ((error: Error) => void) | ((error: null, client: Client) => void)): void;
    override connect(
      callback?: ((error: Error) => void) | ((error: null, client: Client) => void),
    ): Promise<Client> | undefined {
      const connected = this.#reach();
      if (!callback) return connected;
      const told = callback as (error: unknown, client?: Client) => void;
      connected.then((client) => told(null, client), told);
      return undefined;
    }

    async #reach(): Promise<Client> {
      const { host, port } = new Client({ connectionString: await getPrimary() });
      // The pool gave up while the primary was being looked for.
      if (this.#socket.destroyed) throw new Error("no primary in time");
      Object.assign(this, { host, port });
      try {
        await super.connect();
        if (addresses.length > 1) await requirePrimary(this);
        return this;
      } catch (error) {
        forgetPrimary();
        this.cut();
        throw error;
      }
    }
  };
}

/** The first of the hosts that answers and is not a standby; all are asked at once. */
async function findPrimary(addresses: readonly string[]): Promise<string> {
  const probes = addresses.map(async (connectionString) => {
    const limits = { connectionTimeoutMillis: PROBE_MS, query_timeout: PROBE_MS };
    const client = new Client({ connectionString, ...limits });
    client.on("error", () => {});
    try {
      await client.connect();
      await requirePrimary(client);
      return connectionString;
    } finally {
      client.end().catch(() => {});
    }
  });
  return Promise.any(probes);
}

async function requirePrimary(client: Client): Promise<void> {
  const { rows } = await client.query<{ primary: boolean }>(IS_PRIMARY);
  if (rows[0]?.primary !== true) throw new Error("this PostgreSQL is a standby");
}

/**
 * One connection, for a command: to the primary.
 * @throws what PostgreSQL or the network answers
 */
export async function openConnection(url: string, config: ClientConfig = {}): Promise<Client> {
  const Connection = buildDatabaseClient(url);
  const client = new Connection(config);
  await client.connect();
  return client;
}

/** The pool hands out connections of the class that it was given. */
export const toDatabaseClient = (client: PoolClient): DatabaseClient => client as PoolClient & DatabaseClient;
