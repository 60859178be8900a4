import { createHash } from "node:crypto";
import { type Attempted, type Debited, JOURNAL_START, JournalLine } from "@ardeco/contracts";
import { Value } from "typebox/value";
import { type Folder, FolderError, type Log } from "../disk/folder.ts";

const NAME = "journal";

type WithoutNumber<Line> = Line extends JournalLine ? Omit<Line, "n"> : never;
export type NewLine = WithoutNumber<JournalLine>;

/** What is known of an attempt: null while nobody knows. */
export type Ending = Exclude<JournalLine, Attempted> | null;
export interface Attempt {
  readonly attempted: Attempted;
  readonly ending: Ending;
}

interface Kept {
  readonly text: string;
  /** Of all lines up to this one. */
  readonly hash: string;
}

/**
 * Every debit that this reader attempted, and what became of each: hash-chained, sealed, only added to. It is
 * what makes a request sent twice count once, and what the platform is handed over.
 */
export class Journal {
  readonly #log: Log;
  readonly #kept: Kept[] = [];
  readonly #attempts = new Map<number, { attempted: Attempted; ending: Ending }>();
  /** Those of which nobody knows yet: few. */
  readonly #open = new Map<number, Attempted>();
  readonly #byKey = new Map<string, number>();
  readonly #counters = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  #latest = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(log: Log) {
    this.#log = log;
  }

  /** Throws FolderError when a line is not what this reader wrote there. */
  static async open(folder: Folder): Promise<Journal> {
    const { lines, log } = await folder.openLog(NAME);
    const journal = new Journal(log);
    for (const text of lines) journal.#take(text, parsed(text));
    return journal;
  }

  static isThere(folder: Folder): Promise<boolean> {
    return folder.has(NAME);
  }

  get last(): number {
    return this.#kept.length;
  }

  /** The hash after line `n`; JOURNAL_START for 0, undefined beyond the last. */
  hashAt(n: number): string | undefined {
    return n === 0 ? JOURNAL_START : this.#kept[n - 1]?.hash;
  }

  /** Seconds since 1970, of the latest line: a clock that is before it went back. */
  get latest(): number {
    return this.#latest;
  }

  textsFrom(first: number, most: number): readonly string[] {
    return this.#kept.slice(first - 1, first - 1 + most).map(({ text }) => text);
  }

  /** The last attempt under this key of the caller's. */
  attemptOf(service: string, key: string): Attempt | undefined {
    return this.#attempts.get(this.#byKey.get(keyed(service, key)) ?? 0);
  }

  /** Attempts on this card, in this application, of which nobody knows what became. */
  openOn(card: string, application: string): readonly Attempted[] {
    return [...this.#open.values()].filter((attempted) => isOn(attempted, card, application));
  }

  /** The transaction counter that was last seen on this card; undefined when it never was. */
  lastCounter(card: string, application: string): number | undefined {
    return this.#counters.get(keyed(card, application));
  }

  /**
   * On the disk when the promise is kept. Throws FolderError, and writes nothing, when it ends what is not
   * open.
   */
  append(line: NewLine): Promise<JournalLine> {
    const done = this.#turn
      .catch(() => undefined)
      .then(async () => {
        const text = JSON.stringify({ n: this.#kept.length + 1, ...line });
        const whole = parsed(text);
        // A line that may not stand there would refuse the next start.
        this.#judge(whole);
        await this.#log.append(text);
        this.#take(text, whole);
        for (const hear of this.#listeners) hear();
        return whole;
      });
    this.#turn = done;
    return done;
  }

  /** Hears of each line once it is on the disk. */
  listen(hear: () => void): void {
    this.#listeners.add(hear);
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  #take(text: string, line: JournalLine): void {
    this.#judge(line);
    this.#kept.push({ text, hash: chained(this.hashAt(line.n - 1) ?? "", text) });
    this.#latest = Math.max(this.#latest, line.at);
    if (line.kind === "attempted") this.#begin(line);
    else this.#end(line);
  }

  #judge(line: JournalLine): void {
    if (line.n !== this.#kept.length + 1)
      throw new FolderError(`${NAME}: line ${line.n} is not at its place.`);
    if (line.kind !== "attempted" && !this.#open.has(line.of))
      throw new FolderError(`${NAME}: line ${line.n} ends what is not open.`);
  }

  #begin(attempted: Attempted): void {
    this.#attempts.set(attempted.n, { attempted, ending: null });
    this.#open.set(attempted.n, attempted);
    this.#byKey.set(keyed(attempted.service, attempted.key), attempted.n);
    this.#see(attempted, attempted.counter);
  }

  #end(line: Exclude<JournalLine, Attempted>): void {
    const attempt = this.#attempts.get(line.of);
    if (!attempt) return;
    attempt.ending = line;
    this.#open.delete(line.of);
    if (line.kind !== "not_debited") this.#see(attempt.attempted, line.counter);
  }

  #see({ card, application }: Attempted, counter: number): void {
    const key = keyed(card, application);
    this.#counters.set(key, Math.max(counter, this.#counters.get(key) ?? 0));
  }
}

/** What the platform computes too. */
export const chained = (before: string, text: string): string =>
  createHash("sha256").update(`${before}\n${text}`).digest("hex");

export const isDebited = (ending: Ending): ending is Debited => ending?.kind === "debited";
const isOn = (attempted: Attempted, card: string, application: string) =>
  attempted.card === card && attempted.application === application;
const keyed = (...parts: readonly string[]): string => JSON.stringify(parts);

function parsed(text: string): JournalLine {
  const line: unknown = JSON.parse(text);
  if (!Value.Check(JournalLine, line)) throw new FolderError(`${NAME}: a line is of no known kind.`);
  return line;
}
