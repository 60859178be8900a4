import type { Context, SignInMethod } from "../../../../kernel/context.ts";
import { type ErrorCode, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { record } from "../../../trust/audit/index.ts";
import { toAccessSystem } from "../to-access-system.ts";

/**
 * Somebody tried to enter and could not: a line of the authority's journal, recorded apart, since what was
 * tried is undone. It names nobody: whoever fails has shown nothing of who they are. The
 * strict pace of the doors bounds how many.
 */
export async function recordSignInFailure(context: Context, method: SignInMethod): Promise<void> {
  const system = toAccessSystem(context);
  await system.recordApart(async (tx) => {
    await record(tx, system, { action: "access.sign_in_failed", data: { method } });
  });
}

/** Runs what signs somebody in, and records that it failed when it throws one of these codes. */
export async function runRecordingFailure<T>(
  context: Context,
  { method, codes }: { readonly method: SignInMethod; readonly codes: readonly ErrorCode[] },
  signIn: () => Promise<T>,
): Promise<T> {
  return recoverRefusal(codes, signIn, async (refusal) => {
    await recordSignInFailure(context, method);
    throw refusal;
  });
}
