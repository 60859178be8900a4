import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { accessErrors } from "../errors.ts";
import { isAccountOwnerPresent, mayEnterServices } from "../rules/sign-in-strength.ts";
import { findAccountRow, lockAccountEntries } from "../store/accounts.ts";
import type { Session } from "./sessions.ts";

/**
 * Before what would let somebody else stay: the account's owner, here and now. A draft, a code, a browser
 * left open are not. Throws access.recent_sign_in_required.
 */
export function requireOwnerPresent(context: Context, session: Pick<Session, "method" | "createdAt">): void {
  if (!isOwnerPresent(context, session)) throw accessErrors.error("access.recent_sign_in_required");
}

export const isOwnerPresent = (context: Context, session: Pick<Session, "method" | "createdAt">): boolean =>
  isAccountOwnerPresent({ ...session, now: context.now() });

/**
 * Before a service is entered or agreed to: a draft, or its code, is nobody's account yet.
 * Throws access.account_sign_in_required.
 */
export function requireEntersServices(session: Pick<Session, "method"> | undefined): void {
  if (!session || !mayEnterServices(session.method))
    throw accessErrors.error("access.account_sign_in_required");
}

/**
 * Inside the transaction that adds a way in: nobody put everybody out since this session was opened, and
 * nobody does before the end. Runs as the system. Throws access.recent_sign_in_required.
 */
export async function requireOwnerStill(
  tx: Tx,
  context: Context,
  { personId, createdAt }: Pick<Session, "createdAt"> & { readonly personId: PersonId },
): Promise<void> {
  await lockAccountEntries(tx, personId);
  const account = await findAccountRow(tx, context.authorityId, personId);
  if (account?.entries_ended_at && createdAt < account.entries_ended_at)
    throw accessErrors.error("access.recent_sign_in_required");
}
