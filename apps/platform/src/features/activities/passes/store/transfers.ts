import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { StatementId } from "../pass.ts";
import { openPassTables, type TransferRow, type VoidRow } from "./tables.ts";

export interface Attempts {
  /** The first first. */
  readonly written: readonly TransferRow[];
  readonly voided: readonly VoidRow[];
}

/** Each transfer that was prepared for a statement, and those that will not be paid. */
export async function listAttempts(
  tx: Tx,
  authorityId: AuthorityId,
  statementId: StatementId,
): Promise<Attempts> {
  const written = await openPassTables(tx)
    .selectFrom("pass_transfer")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("statement_id", "=", statementId)
    .orderBy("attempt")
    .execute();
  const voided = await openPassTables(tx)
    .selectFrom("pass_transfer_void")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("statement_id", "=", statementId)
    .orderBy("attempt")
    .execute();
  return { written, voided };
}

export async function createTransferRow(tx: Tx, row: TransferRow): Promise<void> {
  await openPassTables(tx).insertInto("pass_transfer").values(row).execute();
}

export async function createVoidRow(tx: Tx, row: VoidRow): Promise<void> {
  await openPassTables(tx).insertInto("pass_transfer_void").values(row).execute();
}
