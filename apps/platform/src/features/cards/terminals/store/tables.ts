import type { Selectable } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { CardElement } from "../application.ts";
import type {
  CardApplicationServiceRow,
  CardHoleRow,
  CardMakingRow,
  CardServiceNameRow,
  CardTransactionRow,
  ReaderLineRow,
  ReaderStateRow,
  Tables,
} from "./rows.ts";

type TerminalTables = Omit<Tables, "card_application"> & {
  card_application: Omit<Tables["card_application"], "elements"> & { elements: CardElement[] };
};
export type ApplicationRow = Selectable<TerminalTables["card_application"]>;

export type ApplicationServiceRow = CardApplicationServiceRow;

/** Of a closed application. */
export type FormerServiceRow = Omit<ApplicationServiceRow, "origins" | "verbs">;

export type ReaderRow = ReaderStateRow;

export type { CardRow } from "./rows.ts";

export type ServiceNameRow = CardServiceNameRow;

export type MakingRow = CardMakingRow;

export type LineRow = ReaderLineRow;

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

export type TransactionRow = CardTransactionRow;

export type HoleRow = CardHoleRow;

export const openTerminalTables = (tx: Tx) => tx.withTables<TerminalTables>();
