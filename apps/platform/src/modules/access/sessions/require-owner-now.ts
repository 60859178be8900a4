import type { Context } from "../../../kernel/context.ts";
import { accessErrors } from "../errors.ts";
import { isOwnerNow } from "../rules/sign-in-strength.ts";
import type { Session } from "./sessions.ts";

/**
 * Before what would let somebody else stay: the account's owner, here and now. A draft, a code, a browser left open are not.
 * Throws access.recent_sign_in_required.
 */
export function requireOwnerNow(context: Context, session: Pick<Session, "method" | "createdAt">): void {
  if (!isOwnerNow({ ...session, now: context.now() }))
    throw accessErrors.error("access.recent_sign_in_required");
}
