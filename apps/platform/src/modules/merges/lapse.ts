import { addDays, type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import {
  type ChosenMerge,
  forgetAsked,
  forgetUndoAsked,
  listMergesAskedBefore,
  lockAllMerges,
} from "../identity/index.ts";
import { tellBoth } from "./tell.ts";

/** A fortnight: past it, who asked no longer has both people before them, and what they saw may have changed. */
const WAITS_DAYS = 14;

/** The day on which nobody asks for it any more, if no colleague looked. */
export const lapsesOn = ({ on }: { readonly on: CivilDate }): CivilDate => addDays(on, WAITS_DAYS);

/** What was asked of a colleague who did not look is not asked any more: it waits as before, and can be asked again. By the system, each night. */
export async function lapseAsked(tx: Tx, context: Context): Promise<number> {
  await lockAllMerges(tx, context);
  const day = addDays(civilDate(context.now()), -WAITS_DAYS);
  const past = await listMergesAskedBefore(tx, context, day);
  for (const merge of past) await lapse(tx, context, merge);
  return past.length;
}

async function lapse(tx: Tx, context: Context, merge: ChosenMerge): Promise<void> {
  const isUndoing = merge.state === "active";
  await (isUndoing ? forgetUndoAsked : forgetAsked)(tx, context, merge);
  const action = isUndoing ? "merges.undo_lapsed" : "merges.lapsed";
  await tellBoth(tx, context, merge.people, { action, data: { merge: merge.id } });
}
