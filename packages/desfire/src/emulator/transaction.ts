import { concat, NONE } from "../bytes.ts";
import { transactionInput, transactionMac } from "../commands/transaction-mac.ts";
import { type StoredApplication, type StoredFile, withFile } from "./memory.ts";
import { Refusal } from "./refusal.ts";

type ValueFile = Extract<StoredFile, { value: number }>;
type MacFile = Extract<StoredFile, { counter: number }>;

interface Moves {
  /** The value as it will be. */
  readonly value: number;
  readonly debited: number;
  readonly gaveBack: boolean;
}

/** What waits for a commit, and the input of its MAC. It lives as long as the power. */
export interface Transaction {
  readonly contents: ReadonlyMap<number, Uint8Array>;
  readonly moves: ReadonlyMap<number, Moves>;
  readonly input: Uint8Array;
}

export const NO_TRANSACTION: Transaction = { contents: new Map(), moves: new Map(), input: NONE };

/** The input is only kept in applications that have a transaction MAC file. */
export function told(
  transaction: Transaction,
  application: StoredApplication,
  code: number,
  header: Uint8Array,
  data: Uint8Array,
): Transaction {
  if (macFileOf(application) === null) return transaction;
  return { ...transaction, input: concat(transaction.input, transactionInput(code, header, data)) };
}

export function withContent(transaction: Transaction, fileNo: number, content: Uint8Array): Transaction {
  return { ...transaction, contents: new Map(transaction.contents).set(fileNo, content) };
}

export type Movement = "credit" | "debit" | "limitedCredit";

/** Limits are looked at on the value as it would be, with what already waits. */
export function withMovement(
  transaction: Transaction,
  fileNo: number,
  file: ValueFile,
  movement: Movement,
  amount: number,
): Transaction {
  const before = transaction.moves.get(fileNo) ?? { value: file.value, debited: 0, gaveBack: false };
  const { lower, upper, limitedCredit, limit } = file.settings;
  if (amount < 0) throw new Refusal("parameter");
  if (movement === "limitedCredit" && !limitedCredit) throw new Refusal("permission");
  if (movement === "limitedCredit" && (before.gaveBack || amount > limit)) throw new Refusal("boundary");
  const value = movement === "debit" ? before.value - amount : before.value + amount;
  if (value < lower || value > upper) throw new Refusal("boundary");
  const after = {
    value,
    debited: before.debited + (movement === "debit" ? amount : 0),
    gaveBack: before.gaveBack || movement === "limitedCredit",
  };
  return { ...transaction, moves: new Map(transaction.moves).set(fileNo, after) };
}

export function committed(
  application: StoredApplication,
  transaction: Transaction,
  uid: Uint8Array,
): StoredApplication {
  if (transaction.contents.size === 0 && transaction.moves.size === 0 && transaction.input.length === 0)
    throw new Refusal("noChanges");
  let after = application;
  for (const [fileNo, content] of transaction.contents) {
    const file = application.files.get(fileNo);
    if (file !== undefined && "content" in file) after = withFile(after, fileNo, { ...file, content });
  }
  for (const [fileNo, moves] of transaction.moves) {
    const file = application.files.get(fileNo);
    if (file !== undefined && "value" in file) after = withFile(after, fileNo, moved(file, moves));
  }
  const proof = macFileOf(application);
  return proof === null ? after : withFile(after, proof.fileNo, proven(proof.file, transaction.input, uid));
}

/** The limit is what this transaction took; once used, it is zero, however little was given back. */
function moved(file: ValueFile, { value, debited, gaveBack }: Moves): ValueFile {
  const limit = debited > 0 ? debited : gaveBack ? 0 : file.settings.limit;
  return { value, settings: { ...file.settings, limit } };
}

function proven(file: MacFile, input: Uint8Array, uid: Uint8Array): MacFile {
  // A counter at its end would give the same keys again.
  if (file.counter === 0xffffffff) throw new Refusal("boundary");
  const counter = file.counter + 1;
  return { ...file, counter, mac: transactionMac(file.key, uid, counter, input) };
}

export function macFileOf(application: StoredApplication): { fileNo: number; file: MacFile } | null {
  for (const [fileNo, file] of application.files) if ("counter" in file) return { fileNo, file };
  return null;
}
