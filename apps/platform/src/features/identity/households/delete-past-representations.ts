import { addMonths, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { listHeld } from "../../trust/restrictions/index.ts";
import { openRows } from "./sealed-detail.ts";
import { deleteRepresentations, listEnded } from "./store/representations.ts";

/**
 * Ended representations answer for what was done under them until the action is barred (Code civil art. 2224:
 * 5 years).
 */
const KEPT_MONTHS = 60;

const BATCH = 500;
/**
 * Page by page: the day of the end is sealed, so that each row is opened to know whether its time has come.
 */
export async function deletePastRepresentations(tx: Tx, context: Context): Promise<number> {
  const oldest = addMonths(toCivilDate(context.now()), -KEPT_MONTHS);
  const held = new Set(await listHeld(tx, context));
  let purged = 0;
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    const rows = await listEnded(tx, context.authorityId, after, BATCH);
    const ended = await openRows(tx, context, rows);
    const over = ended.filter((edge) => edge.ended && toCivilDate(new Date(edge.ended.at)) < oldest);
    // Kept for claims while either side restricts something (GDPR art. 18.2).
    const past = over.filter(
      ({ representativeId, representedId }) => !held.has(representativeId) && !held.has(representedId),
    );
    await deleteRepresentations(
      tx,
      context.authorityId,
      past.map(({ id }) => id),
    );
    purged += past.length;
    after = rows.length < BATCH ? undefined : rows.at(-1)?.id;
  }
  return purged;
}
