import type { LegalHold, Text } from "@ardeco/contracts";
import type { CivilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { GrantNamed } from "./decision.ts";
import type { Grant, ItemName } from "./grant.ts";

/** What a person reads before withdrawing. */
export interface WithdrawalExplained {
  readonly grant: Grant;
  readonly serviceTitle: Text;
  /** Items the service is told no more, at once. */
  readonly stops: readonly { readonly name: ItemName; readonly label: Text }[];
  /** Kept because a law says so. */
  readonly kept: readonly (LegalHold & { readonly label: Text; readonly until: CivilDate })[];
  /** Kept some days by the service's own retention, then erased. */
  readonly erased: readonly { readonly name: ItemName; readonly label: Text; readonly by: CivilDate }[];
  readonly stopsAtOnce: boolean;
  /** What remains owed by either side, in the service's words. */
  readonly owed?: Text;
}

/** Throws consent.unknown_grant. */
export async function explainWithdrawal(
  _tx: Tx,
  _context: Context,
  _input: GrantNamed,
): Promise<WithdrawalExplained> {
  throw new Error("not written yet");
}

/** Use case: the no after a yes. Idempotent. Throws consent.unknown_grant, households.cannot_act_for. */
export async function withdrawGrant(context: Context, input: GrantNamed): Promise<void> {
  await context.transaction((tx) => withdrawGrantWithin(tx, context, input));
}

/** The same inside the caller's transaction (an erasure, a mandate that ends). */
export async function withdrawGrantWithin(
  _tx: Tx,
  _context: Context,
  _input: GrantNamed & { readonly because?: "authority" | "expiry" },
): Promise<void> {
  throw new Error("not written yet");
}
