import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { readReceivesFiles } from "../store/staff.ts";

/**
 * Does anybody decide files here today: an agent of the authority, or one, or a team, to whom it lent access?
 */
export async function hasFileDeciders(tx: Tx, context: Context): Promise<boolean> {
  return readReceivesFiles(tx, context.authorityId, toCivilDate(context.now()));
}
