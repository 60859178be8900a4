import type { RecoveryRow } from "./rows.ts";

export type { AddressChangeRow, RecoveryRow, Tables as RecoveryTables } from "./rows.ts";

export type RecoveryState = RecoveryRow["state"];
