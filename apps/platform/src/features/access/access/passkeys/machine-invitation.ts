import type { Context } from "../../../../kernel/context.ts";
import type { StaffId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { createLink, type SignInLink } from "../sessions/sign-in-links.ts";
import { listPasskeyRows } from "../store/passkeys.ts";
import { deleteSubjectLinks } from "../store/sessions.ts";

const LINK_MS = 24 * 3_600_000;

export interface Invited {
  readonly email: string;
  /** When they are not an agent yet. */
  readonly displayName?: string;
}

/**
 * A link good once, for a day, by which an agent whom no colleague can invite registers a passkey; it ends
 * the former one.
 */
export async function inviteFromMachine(
  system: Context,
  staffId: StaffId,
  action: "access.administrator_invited" | "access.operator_appointed",
): Promise<SignInLink> {
  return system.transaction(async (tx) => {
    await deleteSubjectLinks(tx, system.authorityId, staffId, "invitation");
    await record(tx, system, { action, data: { staffId } });
    return createLink(tx, system, {
      kind: "staff",
      subjectId: staffId,
      method: "invitation",
      lifetimeMs: LINK_MS,
    });
  });
}

export async function countPasskeys(system: Context, staffId: StaffId): Promise<number> {
  const holder = { kind: "staff", subjectId: staffId } as const;
  return (await system.transaction((tx) => listPasskeyRows(tx, system.authorityId, holder))).length;
}
