import { randomUUID } from "node:crypto";
import { fromKysely, type PgBoss } from "pg-boss";
import type { Tx } from "../../kernel/context.ts";
import type { JobOptions } from "../../kernel/ports.ts";
import { JOBS_SCHEMA } from "./install.ts";
import type { RegisteredJob } from "./queues.ts";
import { assertReferences } from "./references.ts";
import type { Envelope } from "./run.ts";

export interface Sending {
  readonly registered: RegisteredJob;
  readonly data: Record<string, unknown>;
  readonly options: JobOptions;
  readonly now: Date;
  /** The span under way. */
  readonly trace: string | undefined;
}

/** Writes the job's row on the connection of the transaction: it commits and rolls back with it. */
export async function sendJob(boss: PgBoss, tx: Tx, sending: Sending): Promise<void> {
  const { registered, data, options, now, trace } = sending;
  const { name } = registered;
  assertReferences(name, data);
  const db = fromKysely(tx);
  const due = options.startAfter;
  const envelope: Envelope = {
    data,
    ...(due ? { dueAt: due.toISOString() } : {}),
    ...(trace === undefined ? {} : { trace }),
  };
  const id = await boss.send(name, envelope, {
    db,
    singletonKey: computeJobKey(registered, options),
    // As a delay: the database's clock may differ from the sender's.
    ...(due ? { startAfter: Math.max(0, Math.ceil((due.getTime() - now.getTime()) / 1000)) } : {}),
  });
  if (registered.settings.order !== "strict" || id === null) return;
  // pg-boss orders by the start of the transaction. Two jobs of one transaction would tie, and a transaction
  // that began first but waited for the other's lock would pass before it: what counts is the moment of
  // sending.
  await db.executeSql(
    `update ${JOBS_SCHEMA}.job set created_on = clock_timestamp() where name = $1 and id = $2`,
    [name, id],
  );
}

function computeJobKey({ name, settings }: RegisteredJob, options: JobOptions): string {
  if (settings.order !== "strict") {
    if (options.orderKey) throw new TypeError(`job ${name} is not registered in strict order`);
    return options.singletonKey ?? randomUUID();
  }
  if (!options.orderKey) throw new TypeError(`job ${name} needs an orderKey`);
  if (options.singletonKey || options.startAfter) {
    throw new TypeError(`job ${name} runs in the order sent: no singletonKey, no startAfter`);
  }
  return options.orderKey;
}
