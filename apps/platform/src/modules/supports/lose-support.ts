import type { Context } from "../../kernel/context.ts";
import { asId } from "../../kernel/ids.ts";
import { requireActFor } from "../households/index.ts";
import { getRow, moveSupport } from "./move-support.ts";
import { afterLoss, canMove } from "./rules.ts";
import { openSupport } from "./sealed-history.ts";
import type { LossDoor, Support, SupportId } from "./support.ts";

export interface Loss {
  readonly id: SupportId;
  /** "phone" and "desk": an agent notes what the person says. */
  readonly door: LossDoor;
  /** On the phone: the agent recognised the caller by what they know. */
  readonly isRecognised?: boolean;
}

/**
 * Use case: the person, who acts for them, or an agent they call or see declares a support lost. Refused at once wherever there is a
 * connection, and elsewhere once the terminal's list is past its life (`OFFLINE_HOURS`). Declared twice, it is lost once. Throws
 * supports.unknown, supports.not_now, households.cannot_act_for, access.capability_missing.
 */
export async function declareLoss(context: Context, loss: Loss): Promise<Support> {
  return context.transaction(async (tx) => {
    const row = await getRow(tx, context, loss.id);
    await requireActFor(tx, context, { forPersonId: asId<"person">(row.person_id) });
    const door = context.actor.kind === "person" ? "space" : loss.door === "space" ? "desk" : loss.door;
    const to = afterLoss(door, loss.isRecognised === true);
    const isDone = row.state === "lost" || (row.state === to && !canMove(row.state, to));
    if (isDone) return openSupport(tx, context, row);
    // Not in hand yet, it cannot be suspended: somebody took it on its way.
    return moveSupport(tx, context, row, { to: canMove(row.state, to) ? to : "lost", door });
  });
}
