import type { Context, StaffRole, Tx } from "../../../../kernel/context.ts";
import type { StaffId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { type ApiTokenRecord, revokeApiTokenRows } from "../store/api-tokens.ts";

/**
 * Every token in this agent's name stops, those that wait for their agreement too: it is one of their ways
 * in. Joins the transaction that ends the others. Runs as the system.
 */
export async function revokeApiTokensOfAgent(tx: Tx, context: Context, staffId: string): Promise<void> {
  const rows = await revokeApiTokenRows(tx, context.authorityId, { staffId, at: context.now() });
  await recordRevoked(tx, context, rows);
}

/**
 * Tokens at work that rest on a role just taken back stop with it: given again, the role does not revive
 * them.
 */
export async function revokeApiTokensOfRole(
  tx: Tx,
  context: Context,
  { staffId, role }: { readonly staffId: StaffId; readonly role: StaffRole },
): Promise<void> {
  const rows = await revokeApiTokenRows(tx, context.authorityId, { staffId, role, at: context.now() });
  await recordRevoked(tx, context, rows);
}

async function recordRevoked(tx: Tx, context: Context, rows: readonly ApiTokenRecord[]): Promise<void> {
  for (const { staff_id: staffId, label } of rows)
    await record(tx, context, { action: "access.api_token_revoked", data: { staffId, label } });
}
