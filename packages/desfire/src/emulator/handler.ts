import type { Messaging, Opened, Protection } from "../messaging/messaging.ts";
import type { CardMemory, StoredApplication, StoredFile } from "./memory.ts";
import { Refusal } from "./refusal.ts";
import type { Transaction } from "./transaction.ts";

/** What a command finds. */
export interface Situation {
  readonly memory: CardMemory;
  readonly aid: string;
  readonly application: StoredApplication;
  /** The key that is authenticated. */
  readonly keyNo: number | null;
  readonly generation: Messaging["generation"];
  readonly transaction: Transaction;
}

/** What a command leaves. What is absent stays as it was. */
export interface Outcome {
  readonly answer?: Uint8Array;
  readonly memory?: CardMemory;
  readonly transaction?: Transaction;
  readonly aid?: string;
  /** The session ends before the answer, which nothing then proves. */
  readonly ends?: boolean;
}

export interface Handler {
  readonly headerLength: number;
  /** Who may, and what has to follow the header; `length` is what the reader sent in all. */
  expect(
    situation: Situation,
    header: Uint8Array,
    length: number,
  ): { readonly dataLength?: number; readonly tailLength?: number; readonly protection: Protection };
  run(situation: Situation, opened: Opened): Outcome;
  /** Lengths of the first frames of the answer, for the one command that has some. */
  readonly frames?: readonly number[];
}

export function fileOf({ application }: Situation, header: Uint8Array): { fileNo: number; file: StoredFile } {
  const fileNo = header[0] ?? 0;
  const file = application.files.get(fileNo);
  if (file === undefined) throw new Refusal("fileNotFound");
  return { fileNo, file };
}
