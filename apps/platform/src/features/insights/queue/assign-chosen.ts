import type { Context } from "../../../kernel/context.ts";
import type { StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { WaitingKind } from "../../../kernel/waiting.ts";

/** A row that was ticked, as it was read. */
export interface ChosenRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  /** The number that the answer says again. */
  readonly number: string;
}

export interface AssignedRow extends ChosenRow {
  /** Why it was not given. */
  readonly refusal?: unknown;
}

/**
 * Use case: gives each row to an agent, in a transaction of its own: one that is refused, or changed
 * meanwhile, takes no other with it. The right is checked for each by the feature that it is of.
 */
export async function assignChosen(
  context: Context,
  {
    kinds,
    rows,
    to,
  }: { readonly kinds: readonly WaitingKind[]; readonly rows: readonly ChosenRow[]; readonly to: StaffId },
): Promise<readonly AssignedRow[]> {
  const done: AssignedRow[] = [];
  for (const row of rows) {
    const kind = kinds.find(({ name, maySee }) => name === row.kind && maySee(context.actor));
    try {
      if (!kind?.assign) throw kernelErrors.error("request.not_found");
      await kind.assign(context, { id: row.id, version: row.version, to });
      done.push(row);
    } catch (refusal) {
      done.push({ ...row, refusal });
    }
  }
  return done;
}
