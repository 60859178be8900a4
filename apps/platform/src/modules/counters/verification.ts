import type { Context, Tx } from "../../kernel/context.ts";
import type { CounterId } from "./counter.ts";
import { NO_SEAL, sealHash, wordsHashOf } from "./hashes.ts";
import { findChain, listAccountRows, listLinesBetween, listSeals } from "./store/lines.ts";
import type { AccountRow, TransferRow } from "./store/tables.ts";

/** Why a counter does not verify. `at`: the number of a seal or of a line, or the id of an account. */
export interface Fault {
  readonly kind:
    | "seal_missing"
    | "seal_differs"
    | "line_missing"
    | "words_differ"
    | "balance_differs"
    | "head_differs"
    | "anchor_differs"
    | "anchor_missing";
  readonly at: string;
}

export interface CounterVerified {
  readonly seals: number;
  readonly lines: number;
  /** The hash of the last seal, as its lines give it; zeros when there is none. */
  readonly head: string;
  /** Heads that the journal keeps, and that agree. */
  readonly anchors: number;
  readonly faults: readonly Fault[];
}

/** Seals read at once. */
const STEP = 200;

/** A head that the journal keeps of a counter. */
export interface Anchor {
  readonly counterId: string;
  readonly number: number;
  readonly head: string;
}

/** Makes a counter again from its lines, and compares its seals with those that the journal keeps. `tx` reads as of one instant. */
export const verifyWithin = (
  tx: Tx,
  system: Context,
  { counterId, anchors }: { readonly counterId: CounterId; readonly anchors: readonly Anchor[] },
): Promise<CounterVerified> => new Verification(tx, system, counterId).run(anchors);

/** Lines, seals and balances made again, once, in the transaction given, which reads as of one instant. */
class Verification {
  readonly #faults: Fault[] = [];
  readonly #seals = new Map<number, string>();
  readonly #sums = new Map<string, number>();
  #previous: Buffer = NO_SEAL;
  #line = 0;
  readonly #tx: Tx;
  readonly #system: Context;
  readonly #counterId: CounterId;

  constructor(tx: Tx, system: Context, counterId: CounterId) {
    this.#tx = tx;
    this.#system = system;
    this.#counterId = counterId;
  }

  async run(anchors: readonly Anchor[]): Promise<CounterVerified> {
    const chain = await findChain(this.#tx, this.#place());
    const last = chain?.seals ?? 0;
    while (this.#seals.size < last && (await this.#batch(last))) {}
    if (this.#seals.size < last) this.#found("seal_missing", this.#seals.size + 1);
    if (chain && (!chain.head.equals(this.#previous) || chain.sequence !== this.#line))
      this.#found("head_differs", last);
    for (const account of await listAccountRows(this.#tx, this.#place())) this.#weigh(account);
    return {
      seals: this.#seals.size,
      lines: this.#line,
      head: this.#previous.toString("hex"),
      anchors: this.#compare(anchors),
      faults: this.#faults,
    };
  }

  #place() {
    return { authorityId: this.#system.authorityId, counterId: this.#counterId };
  }

  #found(kind: Fault["kind"], at: string | number): void {
    this.#faults.push({ kind, at: String(at) });
  }

  /** False when there is none left. */
  async #batch(last: number): Promise<boolean> {
    const seals = await listSeals(this.#tx, this.#place(), { after: this.#seals.size, limit: STEP });
    const [first, end] = [seals[0], seals.at(-1)];
    if (!first || !end) return false;
    const lines = await listLinesBetween(this.#tx, this.#place(), {
      from: first.first_sequence,
      to: end.last_sequence,
    });
    let read = 0;
    for (const seal of seals) {
      if (seal.number > last) return false;
      if (seal.number !== this.#seals.size + 1) {
        this.#found("seal_missing", this.#seals.size + 1);
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
    }
    return true;
  }

  #read(lines: readonly TransferRow[], lastSequence: number): void {
    for (const line of lines) {
      for (; this.#line + 1 < line.sequence; this.#line += 1) this.#found("line_missing", this.#line + 1);
      this.#line = line.sequence;
      if (line.words && !wordsHashOf(line.words).equals(line.words_hash))
        this.#found("words_differ", line.sequence);
      if (["reserve", "void", "end"].includes(line.kind)) continue;
      this.#add(line.debit_id, -line.amount);
      this.#add(line.credit_id, line.amount);
    }
    for (; this.#line < lastSequence; this.#line += 1) this.#found("line_missing", this.#line + 1);
  }

  #add(account: string, amount: number): void {
    this.#sums.set(account, (this.#sums.get(account) ?? 0) + amount);
  }

  #weigh({ id, balance }: AccountRow): void {
    if (balance !== (this.#sums.get(id) ?? 0)) this.#found("balance_differs", id);
  }

  /** Every head that the journal kept of this counter is still the hash of that seal. */
  #compare(anchors: readonly Anchor[]): number {
    const own = anchors.filter(({ counterId }) => counterId === this.#counterId);
    const agreeing = own.filter(({ number, head }) => this.#seals.get(number) === head);
    for (const anchor of own) if (!agreeing.includes(anchor)) this.#found("anchor_differs", anchor.number);
    return agreeing.length;
  }
}
