import type { Context } from "../../../kernel/context.ts";
import { isRefusal, isUnreadable } from "../../../kernel/faults.ts";
import { ServerBusy } from "../../../kernel/server-busy.ts";
import type { WaitingKind } from "../../../kernel/waiting.ts";

interface KindTrial {
  readonly kinds: readonly WaitingKind[];
  /** What all of them together threw. */
  readonly error: unknown;
  tryAlone(kind: WaitingKind): Promise<unknown>;
  onFailure(error: unknown, kind: string): void;
}

/**
 * The kinds that can be read alone. What a trial writes (its line of the journal) is undone: nothing of it is
 * shown. Throws the error where it is a refusal (a seal that does not open is of one row, and none), where
 * every kind fails (the database is away), or none does.
 */
export async function listHealthyKinds(
  context: Context,
  { kinds, error, tryAlone, onFailure }: KindTrial,
): Promise<readonly WaitingKind[]> {
  if (error instanceof ServerBusy || (isRefusal(error) && !isUnreadable(error))) throw error;
  const healthy: WaitingKind[] = [];
  const failures: (readonly [string, unknown])[] = [];
  for (const kind of kinds) {
    const failure = await findFailure(context, () => tryAlone(kind));
    if (failure === undefined) healthy.push(kind);
    else failures.push([kind.name, failure.error]);
  }
  if (healthy.length === 0 || failures.length === 0) throw error;
  for (const [name, failure] of failures) onFailure(failure, name);
  return healthy;
}

async function findFailure(
  context: Context,
  attempt: () => Promise<unknown>,
): Promise<{ readonly error: unknown } | undefined> {
  const done = new Error("the trial is undone");
  try {
    await context.transaction(async () => {
      await attempt();
      throw done;
    });
  } catch (error) {
    return error === done ? undefined : { error };
  }
  return undefined;
}
