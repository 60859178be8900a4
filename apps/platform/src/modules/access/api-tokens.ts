import type { Actor, Context, Tx } from "../../kernel/context.ts";
import { asId, type StaffId } from "../../kernel/ids.ts";
import { record } from "../audit/index.ts";
import { requireCapability } from "./require-capability.ts";
import { findStaffActor } from "./staff.ts";
import { findApiToken, insertApiToken } from "./store/sessions.ts";
import { hashToken, newToken } from "./tokens.ts";

/** Issues a bearer token acting as one agent; shown once. Joins the caller's transaction. */
export async function issueApiToken(
  tx: Tx,
  context: Context,
  input: { staffId: StaffId; label: string; expiresAt: Date },
): Promise<string> {
  requireCapability(context, "staff.manage");
  const token = `ardeco_${newToken()}`;
  await insertApiToken(tx, {
    authority_id: context.authorityId,
    token_hash: hashToken(token),
    staff_id: input.staffId,
    label: input.label,
    expires_at: input.expiresAt,
    revoked_at: null,
  });
  await record(tx, context, {
    action: "access.api_token_issued",
    data: { staffId: input.staffId, label: input.label },
  });
  return token;
}

/** The agent behind a bearer token, with today's roles; undefined when unknown, revoked or expired. */
export async function resolveApiToken(context: Context, token: string): Promise<Actor | undefined> {
  const system = context.as({ kind: "system", name: "access" });
  return system.transaction(async (tx) => {
    const row = await findApiToken(tx, context.authorityId, hashToken(token));
    if (!row || row.expires_at <= context.now()) return undefined;
    return findStaffActor(tx, system, asId<"staff">(row.staff_id));
  });
}
