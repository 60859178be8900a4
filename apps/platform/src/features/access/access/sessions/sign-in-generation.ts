import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { findSignInStateRow, startSignInGeneration } from "../store/accounts.ts";

/**
 * Every sign-in of this person so far gives nothing any more, to the tokens of applications either: refused
 * at their next use, then deleted by who hears `access.sign_ins_revoked`. Joins the transaction of what ended
 * them. Runs as the system.
 */
export async function revokeSignIns(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const { authorityId, requestId } = context;
  await startSignInGeneration(tx, authorityId, personId);
  await context.ports.events.emit(tx, "access.sign_ins_revoked", { authorityId, requestId, personId });
}

/**
 * The generation that a sign-in of now belongs to, in one round trip; undefined when the account is closed. A
 * person without an account has had none ended.
 */
export async function findSignInGeneration(
  context: Context,
  personId: PersonId,
): Promise<number | undefined> {
  const row = await findSignInStateRow(context.statement, context.authorityId, personId);
  if (!row) return 0;
  return row.closed ? undefined : row.generation;
}
