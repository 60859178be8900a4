import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { CounterId } from "../counter.ts";
import { computeSumsHash, computeWordsHash, sealHash } from "../moves/hashes.ts";
import { NO_SEAL } from "../store/definitions.ts";
import {
  computeHoldSums,
  findChain,
  listAccountRows,
  listLinesBetween,
  listSeals,
  readAsOfOneInstant,
} from "../store/lines.ts";
import type { AccountRow, TransferRow } from "../store/tables.ts";

export const faultKinds = [
  "seal_missing",
  "seal_differs",
  "line_missing",
  "words_differ",
  "balance_differs",
  "reserved_differs",
  "head_differs",
  "anchor_differs",
  "anchor_missing",
] as const;

/**
 * Why a counter does not verify. `at`: the number of a seal or of a line, the first and last line of a hole
 * (“4–9000”), or the id of an account.
 */
export interface Fault {
  readonly kind: (typeof faultKinds)[number];
  readonly at: string;
}

export interface CounterVerified {
  readonly seals: number;
  readonly lines: number;
  /** The hash of the last seal, as its lines give it; zeros when there is none. */
  readonly head: string;
  /** SHA-256 of what each account holds then, in hexadecimal. */
  readonly sums: string;
  /** Heads that the journal keeps, and that agree. */
  readonly anchors: number;
  /** The day of the oldest head, of those that it was compared with; undefined when there is none. */
  readonly anchoredOn: CivilDate | undefined;
  /** Of the first line that was read; undefined when there is none. */
  readonly firstDay: CivilDate | undefined;
  /** The first of them: an altered figure makes more than a memory holds. */
  readonly faults: readonly Fault[];
  /** All of them, each line of a hole for one, as far as it is counted. */
  readonly faultCount: number;
}

/** Kept of what was found, and the most that is counted. */
const MOST_KEPT = 1_000;
const MOST_COUNTED = 2_147_483_647;

/** Where a verification that agreed was: what follows is made again from there. */
export interface Agreed {
  readonly number: number;
  readonly head: string;
  readonly lines: number;
  readonly sums: string;
}

/** Seals read at once. */
const STEP = 200;

/** A head that the journal keeps of a counter, since that day. */
export interface Anchor {
  readonly counterId: string;
  readonly day: CivilDate;
  readonly number: number;
  readonly head: string;
}

/**
 * Makes a counter again from its lines, and compares its seals with those that the journal keeps. `tx` reads
 * as of one instant.
 * @param from what was made again already, and agreed, as the journal keeps it; from the beginning otherwise
 */
export const verifyCounterInTransaction = (
  tx: Tx,
  system: Context,
  {
    counterId,
    anchors,
    from,
  }: {
    readonly counterId: CounterId;
    readonly anchors: readonly Anchor[];
    readonly from?: Agreed | undefined;
  },
): Promise<CounterVerified> => new Verification(tx, system, counterId, from).run(anchors);

/**
 * The same, from the beginning, some thousands of lines a transaction, and how far it is told between two:
 * lines under a seal are never written again. What came meanwhile, and what accounts hold, are then read as
 * of one instant.
 */
export async function verifyInParts(
  system: Context,
  {
    counterId,
    readAnchors,
    tell,
  }: {
    readonly counterId: CounterId;
    readonly readAnchors: (tx: Tx) => Promise<readonly Anchor[]>;
    readonly tell: (seal: number, seals: number) => Promise<void>;
  },
): Promise<CounterVerified> {
  const verification = new Verification(undefined, system, counterId, undefined);
  for (;;) {
    const { done, last, goesOn } = await system.transaction((tx) => verification.part(tx));
    await tell(done, last);
    if (!goesOn) break;
  }
  return system.transaction(async (tx) => {
    await readAsOfOneInstant(tx);
    const anchors = await readAnchors(tx);
    return verification.end(tx, anchors);
  });
}

/** Lines, seals and balances made again, once, in the transaction given, which reads as of one instant. */
class Verification {
  readonly #faults: Fault[] = [];
  #count = 0;
  /** Of what was read, by number; before the first, none. */
  readonly #seals = new Map<number, string>([[0, NO_SEAL.toString("hex")]]);
  /** What each account received less what it gave, in what was read. */
  readonly #moved = new Map<string, number>();
  #previous: Buffer = NO_SEAL;
  #done = 0;
  #line = 0;
  #firstDay: CivilDate | undefined;
  /** Of the part under way. */
  #tx: Tx | undefined;
  readonly #system: Context;
  readonly #counterId: CounterId;
  readonly #from: Agreed | undefined;

  constructor(tx: Tx | undefined, system: Context, counterId: CounterId, from: Agreed | undefined) {
    this.#tx = tx;
    this.#system = system;
    this.#counterId = counterId;
    this.#from = from;
  }

  async run(anchors: readonly Anchor[]): Promise<CounterVerified> {
    if (this.#from) await this.#goOnFrom(this.#from);
    return this.end(this.#within(), anchors);
  }

  /** Some batches more. */
  async part(tx: Tx): Promise<{ readonly done: number; readonly last: number; readonly goesOn: boolean }> {
    this.#tx = tx;
    const last = (await findChain(tx, this.#place()))?.seals ?? 0;
    const goesOn = this.#done < last && (await this.#batch(last));
    return { done: this.#done, last, goesOn: goesOn && this.#done < last };
  }

  /** What is left of the batches, and what accounts hold, as of one instant. */
  async end(tx: Tx, anchors: readonly Anchor[]): Promise<CounterVerified> {
    this.#tx = tx;
    const chain = await findChain(tx, this.#place());
    const last = chain?.seals ?? 0;
    while (this.#done < last && (await this.#batch(last))) {}
    if (this.#done < last) this.#found("seal_missing", this.#done + 1);
    if (chain && (!chain.head.equals(this.#previous) || chain.sequence !== this.#line))
      this.#found("head_differs", last);
    const accounts = await listAccountRows(tx, this.#place());
    this.#weigh(accounts);
    await this.#weighHolds(accounts);
    return {
      seals: this.#done,
      lines: this.#line,
      head: this.#previous.toString("hex"),
      sums: computeSumsHash(accounts.map(({ id, balance }) => [id, balance])),
      anchors: this.#compare(anchors),
      anchoredOn: this.#oldest(anchors),
      firstDay: this.#firstDay,
      faults: this.#faults,
      faultCount: this.#count,
    };
  }

  /** The seal that agreed is still there. */
  async #goOnFrom({ number, head, lines }: Agreed): Promise<void> {
    if (number > 0) {
      const [seal] = await listSeals(this.#within(), this.#place(), { after: number - 1, limit: 1 });
      if (seal?.number !== number || seal.hash.toString("hex") !== head)
        this.#found("anchor_differs", number);
    }
    this.#previous = Buffer.from(head, "hex");
    this.#seals.set(number, head);
    this.#done = number;
    this.#line = lines;
  }

  #within(): Tx {
    if (!this.#tx) throw new TypeError("a verification reads in a transaction");
    return this.#tx;
  }

  #place() {
    return { authorityId: this.#system.authorityId, counterId: this.#counterId };
  }

  #found(kind: Fault["kind"], at: string | number, count = 1): void {
    if (this.#faults.length < MOST_KEPT) this.#faults.push({ kind, at: String(at) });
    this.#count = Math.min(MOST_COUNTED, this.#count + count);
  }

  /** Lines that are not there, up to this one: one fault, however wide an altered figure makes it. */
  #hole(to: number): void {
    const from = this.#line + 1;
    if (from > to) return;
    this.#found("line_missing", from === to ? from : `${from}–${to}`, to - from + 1);
    this.#line = to;
  }

  /** False when there is none left. */
  async #batch(last: number): Promise<boolean> {
    const seals = await listSeals(this.#within(), this.#place(), { after: this.#done, limit: STEP });
    const [first, end] = [seals[0], seals.at(-1)];
    if (!first || !end) return false;
    const lines = await listLinesBetween(this.#within(), this.#place(), {
      from: first.first_sequence,
      to: end.last_sequence,
    });
    let read = 0;
    for (const seal of seals) {
      if (seal.number > last) return false;
      if (seal.number !== this.#done + 1) {
        this.#found("seal_missing", this.#done + 1);
        return false;
      }
      const own: TransferRow[] = [];
      for (let line = lines[read]; line && line.sequence <= seal.last_sequence; line = lines[read]) {
        own.push(line);
        read += 1;
      }
      this.#read(own, seal.last_sequence);
      const expected = sealHash({ ...this.#place(), number: seal.number }, this.#previous, own);
      if (!expected.equals(seal.hash)) this.#found("seal_differs", seal.number);
      this.#previous = seal.hash;
      this.#seals.set(seal.number, seal.hash.toString("hex"));
      this.#done = seal.number;
    }
    return true;
  }

  #read(lines: readonly TransferRow[], lastSequence: number): void {
    for (const line of lines) {
      this.#hole(line.sequence - 1);
      this.#line = line.sequence;
      this.#firstDay ??= line.day;
      if (line.words && !computeWordsHash(line.words).equals(line.words_hash))
        this.#found("words_differ", line.sequence);
      if (["reserve", "void", "end"].includes(line.kind)) continue;
      this.#add(line.debit_id, -line.amount);
      this.#add(line.credit_id, line.amount);
    }
    this.#hole(lastSequence);
  }

  #add(account: string, amount: number): void {
    this.#moved.set(account, (this.#moved.get(account) ?? 0) + amount);
  }

  /** A balance is the sum of its lines; lines of an account that is not there any more are a fault too. */
  #weigh(accounts: readonly AccountRow[]): void {
    const left = new Map(this.#moved);
    const before: [string, number][] = [];
    for (const { id, balance } of accounts) {
      const moved = left.get(id) ?? 0;
      left.delete(id);
      before.push([id, balance - moved]);
      if (!this.#from && balance !== moved) this.#found("balance_differs", id);
    }
    for (const [id, moved] of left) if (moved !== 0) this.#found("balance_differs", id);
    // What each held then is what it holds, less what moved since: the journal keeps the hash of it.
    if (this.#from && computeSumsHash(before) !== this.#from.sums)
      this.#found("balance_differs", this.#counterId);
  }

  /** What is reserved is what is held, no less: the rest could be spent. */
  async #weighHolds(accounts: readonly AccountRow[]): Promise<void> {
    const held = await computeHoldSums(this.#within(), this.#place());
    for (const { id, reserved } of accounts)
      if (reserved !== (held.get(id) ?? 0)) this.#found("reserved_differs", id);
  }

  #oldest(anchors: readonly Anchor[]): CivilDate | undefined {
    const own = anchors.filter(({ counterId }) => counterId === this.#counterId);
    return own.map(({ day }) => day).toSorted()[0];
  }

  /** Every head that the journal kept of this counter is still the hash of that seal. */
  #compare(anchors: readonly Anchor[]): number {
    const since = this.#from?.number ?? 0;
    const own = anchors.filter(({ counterId, number }) => counterId === this.#counterId && number >= since);
    let agreeing = 0;
    for (const { number, head } of own)
      if (this.#seals.get(number) === head) agreeing += 1;
      else this.#found("anchor_differs", number);
    return agreeing;
  }
}
