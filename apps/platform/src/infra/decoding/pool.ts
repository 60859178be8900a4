import { ServerBusy } from "../../kernel/server-busy.ts";
import type { Log } from "../log/log.ts";
import type { DecodingQuestion } from "./answers.ts";
import { hasNamespaces } from "./confinement.ts";
import { type DecodingProcess, startProcess } from "./decoding-process.ts";
import { openSlot, type Slot } from "./slot.ts";

export interface PoolOptions {
  /** Folders of keys and data, covered where the system lets us. */
  readonly hidden?: readonly string[];
  readonly log?: Pick<Log, "warn"> | undefined;
  /** What is run: the decoder. */
  readonly program?: URL;
  /** Files that may wait; beyond, they are refused for now. */
  readonly mostWaiting?: number;
}

type Work = DecodingQuestion["work"];

/** Rejects with DecodingFault for what the file did, with another error for what no file did. */
export interface Pool {
  run<Answer>(work: Work, use: (decoding: DecodingProcess) => Promise<Answer>): Promise<Answer>;
  /**
   * At once: what is under way and what waits is refused with an error, since nobody can say what it holds.
   */
  close(): Promise<void>;
}

/** Somebody waits while a file is cleaned, nobody while it is searched: searches take one process at most. */
const PROCESSES = 2;
const SEARCHES_AT_ONCE = 1;
/** Of ten megabytes each. */
const MOST_WAITING = 32;
interface Waiting {
  readonly work: Work;
  start(slot: Slot): Promise<void>;
  refuse(error: Error): void;
}

const isClosed = () => new Error("the decoding of documents is closed");

/** Starts processes under the confinement that this system allows, which is tried once. */
function buildProcessStarter({ hidden = [], log, program }: PoolOptions): () => Promise<DecodingProcess> {
  let namespaces: Promise<boolean> | null = null;
  return async () => {
    namespaces ??= hasNamespaces(hidden).then((allowed) => {
      if (!allowed) log?.warn({ action: "decode" }, "documents are decoded without namespaces");
      return allowed;
    });
    return startProcess({ hidden, namespaces: await namespaces }, program);
  };
}

export function openPool(options: PoolOptions): Pool {
  const { mostWaiting = MOST_WAITING } = options;
  const start = buildProcessStarter(options);
  const idle: Slot[] = [];
  const waiting: Waiting[] = [];
  let searches = 0;
  let closed = false;

  async function startOpen(): Promise<DecodingProcess> {
    const decoding = await start();
    if (!closed) return decoding;
    await decoding.kill();
    throw isClosed();
  }
  const slots = Array.from({ length: PROCESSES }, () => openSlot(startOpen));
  idle.push(...slots);

  async function useSlot<Answer>(slot: Slot, use: (decoding: DecodingProcess) => Promise<Answer>) {
    try {
      // What fails before the process is there is no file's doing.
      const decoding = await slot.process().catch((cause: unknown) => {
        throw new Error("a decoding process cannot be started", { cause });
      });
      const answer = await use(decoding);
      await slot.countFile();
      return answer;
    } catch (error) {
      await slot.end();
      throw closed ? isClosed() : error;
    }
  }

  function startNext(): void {
    const at = waiting.findIndex(({ work }) => work === "clean" || searches < SEARCHES_AT_ONCE);
    const slot = at < 0 ? undefined : idle.shift();
    const [next] = slot ? waiting.splice(at, 1) : [];
    if (!slot || !next) return;
    if (next.work === "look") searches++;
    // Kept warm: a process that failed, and the one beside, are there before the next file.
    for (const one of slots) void one.process();
    void next.start(slot).finally(() => {
      if (next.work === "look") searches--;
      idle.push(slot);
      if (!closed) void slot.process();
      startNext();
    });
    startNext();
  }

  return {
    run: (work, use) => {
      if (closed) return Promise.reject(isClosed());
      if (waiting.length >= mostWaiting)
        return Promise.reject(new ServerBusy(undefined, "too many files wait"));
      return new Promise((resolve, reject) => {
        waiting.push({ work, start: (slot) => useSlot(slot, use).then(resolve, reject), refuse: reject });
        startNext();
      });
    },
    close: async () => {
      closed = true;
      for (const one of waiting.splice(0)) one.refuse(isClosed());
      await Promise.all(slots.map((slot) => slot.end()));
    },
  };
}
