/**
 * Does the work for each, one after the other, whatever becomes of those before; then throws what failed, if
 * anything. For work whose parts commit by themselves.
 */
export async function runEachInTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${items.length} failed`);
}

/**
 * One of many that could not be treated. Its id is that of a row, random: enough to find it, and it names
 * nobody.
 */
export class ItemFailed extends Error {
  override readonly name = "ItemFailed";
  readonly code: string;

  constructor(id: string, cause: unknown) {
    super(`${id} failed`, { cause });
    this.code = id;
  }
}

/**
 * Does the work for all at once; when that fails, for each alone, so that a row which does not open keeps
 * back no other. `work` commits by itself, or not at all.
 * @returns what was done, and what failed, for the caller to throw once everything else is done
 */
export async function runAllOrEach<Item extends { readonly id: string }>(
  items: readonly Item[],
  work: (some: readonly Item[]) => Promise<number>,
): Promise<{ readonly done: number; readonly failures: readonly ItemFailed[] }> {
  if (items.length === 0) return { done: 0, failures: [] };
  try {
    return { done: await work(items), failures: [] };
  } catch (error) {
    const [only, ...others] = items;
    if (only && others.length === 0) return { done: 0, failures: [new ItemFailed(only.id, error)] };
  }
  let done = 0;
  const failures: ItemFailed[] = [];
  for (const item of items) {
    const alone = await runAllOrEach([item], work);
    done += alone.done;
    failures.push(...alone.failures);
  }
  return { done, failures };
}

/** Says what failed, once the rest is done: the job is tried again, then waits for an operator. */
export function requireNoFailure(failures: readonly ItemFailed[]): void {
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} rows failed`);
}
