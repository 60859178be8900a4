import type { Tx } from "../../../../kernel/context.ts";
import type { Tables, TransferFileRow, TransferLineRow } from "./rows.ts";

export type FileState = "waiting" | "taken" | "settled";

export type FileRow = TransferFileRow;

export type LineRow = TransferLineRow;

export const openFileTables = (tx: Tx) => tx.withTables<Tables>();
