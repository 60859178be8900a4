import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { applySupportStep, getSupportRow } from "./apply-support-step.ts";
import { supportsErrors } from "./errors.ts";
import { canMove, getStateAfterLoss } from "./rules.ts";
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
 * Use case: the person, who acts for them, or an agent they call or see declares a support lost. Refused at
 * once wherever there is a connection, and elsewhere once the terminal's list is past its life
 * (`OFFLINE_HOURS`). Declared twice, it is lost once. Throws supports.unknown, supports.not_now,
 * supports.recognise_first, households.cannot_act_for, access.capability_missing.
 */
export async function recordSupportLoss(context: Context, loss: Loss): Promise<Support> {
  return context.transaction(async (tx) => {
    const row = await getSupportRow(tx, context, loss.id);
    await requireRepresentative(tx, context, { forPersonId: parseId<"person">(row.person_id) });
    const door = context.actor.kind === "person" ? "space" : loss.door === "space" ? "desk" : loss.door;
    const to = getStateAfterLoss(door, loss.isRecognised === true);
    const isDone = row.state === "lost" || (row.state === to && !canMove(row.state, to));
    if (isDone) return openSupport(tx, context, row);
    // Not in hand yet, it opens nothing: a voice that nobody recognised changes nothing that the desk could
    // not undo.
    if (to === "suspended" && canMove(row.state, "lost") && !canMove(row.state, to))
      throw supportsErrors.error("supports.recognise_first");
    return applySupportStep(tx, context, row, { to, door });
  });
}
