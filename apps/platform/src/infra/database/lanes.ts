import { Client } from "pg";
import type { RunStatement } from "../../kernel/context.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { noTracing, type Tracing } from "../tracing/tracing.ts";
import { GatheringSocket } from "./gathering-socket.ts";
import { isStalePlan } from "./statement-names.ts";

/** A statement that writes waits for the disk, and those behind it wait too: as many as usually come at once. */
const LANES = 8;

export interface Lanes {
  readonly run: RunStatement;
  close(): Promise<void>;
}

/**
 * A few connections shared by statements that stand alone. Each is pipelined: a statement does not wait for the answer
 * of the one before, and those of one turn of the event loop leave in one write.
 */
export function openLanes(url: string, tracing: Tracing = noTracing): Lanes {
  const lanes = Array.from({ length: LANES }, () => new Lane(url));
  return {
    run: async <Row extends object>(name: string, text: string, values: readonly unknown[]) =>
      tracing.span("statement", { operation: name }, () => quietest(lanes).run<Row>(name, text, values)),
    close: async () => void (await Promise.all(lanes.map((lane) => lane.close()))),
  };
}

function quietest(lanes: readonly Lane[]): Lane {
  return lanes.reduce((one, other) => (other.waiting < one.waiting ? other : one));
}

class Lane {
  waiting = 0;
  readonly #url: string;
  #open: Promise<Client> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  async run<Row extends object>(name: string, text: string, values: readonly unknown[]) {
    this.waiting += 1;
    try {
      const client = await this.#opened();
      return (await client.query<Row>({ name, text, values: [...values] })).rows;
    } catch (error) {
      if (isStalePlan(error)) await this.close();
      throw error;
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

  #opened(): Promise<Client> {
    if (this.#open) return this.#open;
    const open = connect(this.#url, () => {
      if (this.#open === open) this.#open = undefined;
    });
    this.#open = open;
    return open;
  }
}

/** When PostgreSQL restarts or refuses, statements in flight reject; `lost` lets the next one connect again. */
async function connect(connectionString: string, lost: () => void): Promise<Client> {
  const client = new Client({ connectionString, stream: () => new GatheringSocket(), pipeline: true });
  client.on("error", lost);
  client.on("end", lost);
  try {
    await client.connect();
  } catch (error) {
    lost();
    throw new ServerBusy(error);
  }
  return client;
}
