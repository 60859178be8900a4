import { ServerBusy } from "../../kernel/server-busy.ts";
import type { Log } from "../log/log.ts";
import type { Question } from "./answers.ts";
import { allowsNamespaces } from "./confinement.ts";
import { type DecodingProcess, startProcess } from "./decoding-process.ts";

export interface PoolOptions {
  /** Folders of keys and data, covered where the system lets us. */
  readonly hidden?: readonly string[];
  readonly log?: Pick<Log, "warn"> | undefined;
  /** What is run: the decoder. */
  readonly program?: URL;
  /** Files that may wait; beyond, they are refused for now. */
  readonly mostWaiting?: number;
}

type Work = Question["work"];

/** Rejects with DecodingFault for what the file did, with another error for what no file did. */
export interface Pool {
  run<Answer>(work: Work, use: (decoding: DecodingProcess) => Promise<Answer>): Promise<Answer>;
  /** At once: what is under way and what waits is refused with an error, since nobody can say what it holds. */
  close(): Promise<void>;
}

/** Somebody waits while a file is cleaned, nobody while it is searched: searches take one process at most. */
const PROCESSES = 2;
const SEARCHES_AT_ONCE = 1;
/** Of ten megabytes each. */
const MOST_WAITING = 32;
/** Files after which a process gives way to another: what decoders leave behind stays small. */
const MOST_FILES = 200;

interface Slot {
  decoding: Promise<DecodingProcess> | null;
  files: number;
  busy: boolean;
}

interface Waiting {
  readonly work: Work;
  start(slot: Slot): void;
  refuse(error: Error): void;
}

export function openPool({ hidden = [], log, program, mostWaiting = MOST_WAITING }: PoolOptions): Pool {
  const slots: Slot[] = Array.from({ length: PROCESSES }, () => ({ decoding: null, files: 0, busy: false }));
  const waiting: Waiting[] = [];
  let searches = 0;
  let namespaces: Promise<boolean> | null = null;
  let closed = false;

  const isClosed = () => new Error("the decoding of documents is closed");

  async function start(): Promise<DecodingProcess> {
    namespaces ??= allowsNamespaces(hidden).then((allowed) => {
      if (!allowed) log?.warn({ action: "decode" }, "documents are decoded without namespaces");
      return allowed;
    });
    const decoding = await startProcess({ hidden, namespaces: await namespaces }, program);
    if (!closed) return decoding;
    await decoding.kill();
    throw isClosed();
  }

  /** Kept warm: a process that failed is replaced before the next file. */
  function warm(slot: Slot): Promise<DecodingProcess> {
    slot.decoding ??= start();
    // Whoever uses it is told.
    slot.decoding.catch(() => undefined);
    return slot.decoding;
  }

  async function end(slot: Slot): Promise<void> {
    const { decoding } = slot;
    slot.decoding = null;
    slot.files = 0;
    await decoding?.then((one) => one.kill()).catch(() => undefined);
  }

  function startNext(): void {
    for (const slot of slots) {
      if (slot.busy) continue;
      const at = waiting.findIndex(({ work }) => work === "clean" || searches < SEARCHES_AT_ONCE);
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      next?.start(slot);
    }
  }

  /** What fails before the process is there is no file's doing. */
  async function started(slot: Slot): Promise<DecodingProcess> {
    try {
      return await warm(slot);
    } catch (error) {
      slot.decoding = null;
      throw closed ? isClosed() : new Error("a decoding process cannot be started", { cause: error });
    }
  }

  async function useSlot<Answer>(
    slot: Slot,
    work: Work,
    use: (decoding: DecodingProcess) => Promise<Answer>,
  ): Promise<Answer> {
    slot.busy = true;
    if (work === "look") searches++;
    for (const other of slots) warm(other);
    try {
      const decoding = await started(slot);
      const answer = await use(decoding);
      if (++slot.files >= MOST_FILES) await end(slot);
      return answer;
    } catch (error) {
      await end(slot);
      throw closed ? isClosed() : error;
    } finally {
      slot.busy = false;
      if (work === "look") searches--;
      if (!closed) warm(slot);
      startNext();
    }
  }

  return {
    run: (work, use) => {
      if (closed) return Promise.reject(isClosed());
      if (waiting.length >= mostWaiting)
        return Promise.reject(new ServerBusy(undefined, "too many files wait"));
      return new Promise((resolve, reject) => {
        waiting.push({
          work,
          start: (slot) => void useSlot(slot, work, use).then(resolve, reject),
          refuse: reject,
        });
        startNext();
      });
    },
    close: async () => {
      closed = true;
      for (const one of waiting.splice(0)) one.refuse(isClosed());
      await Promise.all(slots.map(end));
    },
  };
}
