import type { ApprovalKind } from "../../kernel/approvals.ts";
import type { Context } from "../../kernel/context.ts";
import { loadInTime, type SlotPatience } from "./load-slot.ts";
import type { WaitingApprovals } from "./page-parts.ts";

interface ApprovalReading {
  readonly kinds: readonly ApprovalKind[];
  readonly patience: SlotPatience;
}

/**
 * What waits of each kind that the actor may see, one after the other and each alone, as the fills of a slot
 * are loaded: one that fails or is late leaves the others.
 */
export async function listWaitingApprovals(
  { kinds, patience }: ApprovalReading,
  context: Context,
): Promise<readonly WaitingApprovals[]> {
  const found: WaitingApprovals[] = [];
  for (const kind of kinds)
    if (kind.maySee(context.actor)) found.push({ kind, waiting: await loadKind(kind, patience, context) });
  return found;
}

async function loadKind(
  kind: ApprovalKind,
  patience: SlotPatience,
  context: Context,
): Promise<WaitingApprovals["waiting"]> {
  try {
    return await loadInTime(patience, () => kind.listWaiting(context));
  } catch (error) {
    patience.onFailure(error, kind.kind);
    return "silent";
  }
}
