// Runs in a worker thread: comparing a hundred thousand people takes a processor for a minute, and the server
// goes on answering.

import { parentPort, workerData } from "node:worker_threads";
import { type Agreement, findDuplicates, tableOf } from "@ardeco/duplicates";
import type { FieldName } from "../rules/roles.ts";

export interface CompareQuestion {
  /** Names of columns, each the role of its values. */
  readonly columns: readonly Exclude<FieldName, "card">[];
  readonly rows: readonly (readonly string[])[];
  readonly threshold: number;
}

export interface ComparedPair {
  readonly one: number;
  readonly other: number;
  readonly probability: number;
  readonly agreements: readonly Agreement[];
}

const { columns, rows, threshold } = workerData as CompareQuestion;
const mapping = Object.fromEntries(columns.map((column) => [column, column]));
const named = function* () {
  for (const row of rows) yield Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""]));
};
const { pairs } = findDuplicates(tableOf(named(), mapping), threshold);
const answer: readonly ComparedPair[] = pairs;
parentPort?.postMessage(answer);
