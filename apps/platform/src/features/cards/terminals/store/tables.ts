import type { Tx } from "../../../../kernel/context.ts";
import type { ApplicationVerb, CardElement } from "../application.ts";

export type ApplicationRow = {
  authority_id: string;
  id: string;
  aid: string;
  name: string;
  counter_id: string | null;
  key_version: number;
  most: number | null;
  elements: CardElement[];
  closed_on: string | null;
  revision: number;
};

export type ApplicationServiceRow = {
  authority_id: string;
  application_id: string;
  provider_id: string;
  service_id: string;
  slug: string;
  origins: string[];
  verbs: ApplicationVerb[];
};

/** Of a closed application. */
export type FormerServiceRow = Omit<ApplicationServiceRow, "origins" | "verbs">;

export type ReaderRow = {
  authority_id: string;
  equipment_id: string;
  key_x: string;
  key_y: string;
  sequence: number;
  last: number;
  head: Buffer;
};

export type CardRow = {
  authority_id: string;
  name: Buffer;
  support_id: string;
  denied_as: Buffer;
  made_on: string;
  until: string;
  /** AIDs. */
  written: readonly string[];
  /** Those of them that were written as it was made. */
  made_with: readonly string[];
};

export type ServiceNameRow = {
  authority_id: string;
  service_id: string;
  /** As rows name it. */
  card: Buffer;
  /** As the readers of that service do. */
  named_as: Buffer;
};

export type MakingRow = {
  authority_id: string;
  equipment_id: string;
  support_id: string;
  until: Date;
};

export type LineRow = {
  authority_id: string;
  equipment_id: string;
  n: number;
  taken_on: string;
  sealed: Buffer;
};

export const transactionStates = ["open", "not_done", "to_post", "posted", "to_settle", "set_aside"] as const;
export type TransactionState = (typeof transactionStates)[number];
export const transactionProblems = [
  "number_twice",
  "balance_broken",
  "proof_false",
  "rolled_back",
  "unknown_card",
  "undetermined",
  "refused",
  "never_back",
] as const;
export type TransactionProblem = (typeof transactionProblems)[number];

export type TransactionRow = {
  authority_id: string;
  id: string;
  card: Buffer;
  aid: string;
  kind: "debit" | "credit";
  equipment_id: string;
  attempt: number | null;
  order_key: string | null;
  line: number | null;
  service_id: string | null;
  account: Buffer | null;
  amount: number;
  counter: number;
  balance: number;
  said_at: number;
  said_on: string;
  state: TransactionState;
  problem: TransactionProblem | null;
  refusal: string | null;
  transfer_id: string | null;
  settled_by: string | null;
  reason: string | null;
  revision: number;
};

export type HoleRow = {
  authority_id: string;
  id: string;
  card: Buffer;
  aid: string;
  first: number;
  last: number;
  seen_on: string;
  settled_by: string | null;
  reason: string | null;
};

type TerminalTables = {
  card_application: ApplicationRow;
  card_application_service: ApplicationServiceRow;
  card_application_former_service: FormerServiceRow;
  reader_state: ReaderRow;
  card: CardRow;
  card_service_name: ServiceNameRow;
  card_denied: { authority_id: string; denied_as: Buffer; until: string };
  card_making: MakingRow;
  reader_line: LineRow;
  card_transaction: TransactionRow;
  card_hole: HoleRow;
};

export const tables = (tx: Tx) => tx.withTables<TerminalTables>();
