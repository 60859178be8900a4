import { AsyncLocalStorage } from "node:async_hooks";
import type { Tx } from "../../kernel/context.ts";
import type { Database } from "../database/database.ts";
import { runInSavepoint } from "../database/run-in-savepoint.ts";
import { formatScopeKey, type Scope } from "../database/scope.ts";
import { SharedRead } from "./shared-read.ts";

/** The transaction that the code being run is inside of. */
interface OpenTransaction {
  readonly database: Database;
  /** Of the settings that row-level security reads: only the same may join. */
  readonly scopeKey: string;
  readonly tx: Tx;
  /** Set as it ends: code that outlives it (a callback, a timer) opens another. */
  isEnded: boolean;
  /** What a use case that had joined threw: the transaction can only be undone. */
  failure?: { readonly error: unknown };
  /** What is recorded once it has ended, whichever way. */
  readonly apart: (() => Promise<void>)[];
}

interface Flow {
  readonly open?: OpenTransaction;
  /**
   * Of a request that reads: all its transactions are read-only, and those that follow one another are one.
   */
  readonly sharedRead?: SharedRead;
}

const flows = new AsyncLocalStorage<Flow>();

function findOpenTransaction(): OpenTransaction | undefined {
  const open = flows.getStore()?.open;
  return open?.isEnded === false ? open : undefined;
}

/**
 * Runs `work` in a transaction under `scope`: in the one that is open when its scope is the same, in a new
 * one when none is open.
 * @throws Error inside a transaction of another actor or authority: two connections would be held at once,
 * and what one writes would not be undone with the other
 * @throws Error when a use case that had joined failed and its failure was caught: half of what it wrote
 * would be kept; run it by `runSavepoint`
 */
export async function runTransaction<T>(
  database: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const open = findOpenTransaction();
  if (open) return joinTransaction(open, { database, scope }, work);
  return openTransaction(database, scope, work);
}

/**
 * Runs `work`, which only reads: PostgreSQL refuses it any write when it opens the transaction; joined, its
 * failure may be caught and the transaction goes on, since nothing of it is half written.
 * @throws Error inside a transaction of another actor or authority
 */
export async function runRead<T>(database: Database, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = findOpenTransaction();
  if (!open) return openTransaction(database, { ...scope, isReadOnly: true }, work);
  requireSameRights(open, { database, scope });
  return work(open.tx);
}

async function openTransaction<T>(
  database: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const sharedRead = flows.getStore()?.sharedRead;
  const apart: (() => Promise<void>)[] = [];
  let opened: OpenTransaction | undefined;
  const runOpened = async (tx: Tx): Promise<T> => {
    const own: OpenTransaction = { database, scopeKey: formatScopeKey(scope), tx, isEnded: false, apart };
    opened = own;
    const flow: Flow = { open: own, ...(sharedRead ? { sharedRead } : {}) };
    const result = await flows.run(flow, () => work(tx));
    requireNoFailure(own);
    return result;
  };
  try {
    if (sharedRead?.isFree) return await sharedRead.run({ database, scope }, runOpened);
    return await database.transaction(
      { ...scope, isReadOnly: scope.isReadOnly === true || sharedRead !== undefined },
      runOpened,
    );
  } finally {
    if (opened) opened.isEnded = true;
    if (apart.length > 0) await sharedRead?.release();
    await runEach(apart);
  }
}

/**
 * One that fails keeps no other from being recorded; its error is thrown, whatever became of the transaction.
 */
async function runEach(records: readonly (() => Promise<void>)[]): Promise<void> {
  const failed: unknown[] = [];
  for (const record of records) await record().catch((error: unknown) => void failed.push(error));
  if (failed.length > 0) throw failed[0];
}

interface Rights {
  readonly database: Database;
  readonly scope: Scope;
}

function requireSameRights(open: OpenTransaction, { database, scope }: Rights): void {
  if (open.database !== database || open.scopeKey !== formatScopeKey(scope))
    throw new Error("a transaction of another actor or authority is open: end it before this one");
}

async function joinTransaction<T>(
  open: OpenTransaction,
  rights: Rights,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  requireSameRights(open, rights);
  try {
    return await work(open.tx);
  } catch (error) {
    open.failure ??= { error };
    throw error;
  }
}

function requireNoFailure({ failure }: OpenTransaction): void {
  if (failure)
    throw new Error("a use case that had joined this transaction failed: run it in a savepoint to go on", {
      cause: failure.error,
    });
}

/**
 * Runs `work` in a savepoint of the transaction that is open: what it wrote is undone when it throws, and the
 * transaction goes on.
 * @throws Error when no transaction is open
 */
export async function runSavepoint<T>(work: () => Promise<T>): Promise<T> {
  const flow = flows.getStore();
  const open = findOpenTransaction();
  if (!flow || !open) throw new Error("a savepoint is part of a transaction: open one first");
  const own: OpenTransaction = { ...open, isEnded: false };
  delete own.failure;
  try {
    return await runInSavepoint(open.tx, () =>
      flows.run({ ...flow, open: own }, async () => {
        const result = await work();
        requireNoFailure(own);
        return result;
      }),
    );
  } finally {
    own.isEnded = true;
  }
}

/**
 * Records what must be kept even when the transaction that is open is undone (a wrong code, a refused
 * attempt): in a transaction of its own, once that one has ended. At once when none is open.
 */
export async function recordApart(record: () => Promise<void>): Promise<void> {
  const open = findOpenTransaction();
  if (open) open.apart.push(() => runDetached(record));
  else await runDetached(record);
}

/** Runs `work` outside any transaction and outside the request's reading: a job, what follows a commit. */
export const runDetached = <T>(work: () => T): T => flows.exit(work);

/** Every transaction opened by `work` is read-only for PostgreSQL: a GET changes nothing. */
export const runReadOnly = <T>(work: () => T): T => flows.run({ sharedRead: new SharedRead() }, work);

/**
 * Ends the transaction that the reads of this request shared: what follows (a page to render, an answer to
 * send) waits without a connection. Nothing where the request shared none.
 */
export async function endSharedRead(): Promise<void> {
  await flows.getStore()?.sharedRead?.close();
}

/**
 * Refuses what waits for another machine or a disk while a transaction holds a connection and its locks.
 * @param waiting what would wait, for the message: "an outbound call"
 * @throws Error inside a transaction
 */
export function requireNoTransaction(waiting: string): void {
  if (findOpenTransaction())
    throw new Error(`${waiting} inside a transaction would hold its locks: end the transaction first`);
  // Reads that were done hold a connection, which somebody else can use meanwhile.
  void flows.getStore()?.sharedRead?.release();
}
