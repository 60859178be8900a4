import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import type { Representation } from "./representation.ts";
import { openRows } from "./sealed-detail.ts";
import { listLiveRepresentedIds, listRepresentations } from "./store/representations.ts";

/** Edges not ended by which this person acts, or asks to act, for others. */
export function listRepresented(context: Context, personId: PersonId): Promise<readonly Representation[]> {
  return context.read(async (tx) => {
    const rows = await listRepresentations(tx, context.authorityId, {
      representativeId: personId,
      live: true,
    });
    return openRows(tx, context, rows);
  });
}

/** Whom any of these people represents, or asks to: each once, nothing opened. */
export async function listRepresentedOfAll(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const ids = await listLiveRepresentedIds(tx, context.authorityId, personIds);
  return ids.map((id) => parseId<"person">(id));
}

/** Edges not ended by which others act, or ask to act, for this person. */
export function listRepresentatives(
  context: Context,
  personId: PersonId,
): Promise<readonly Representation[]> {
  return context.read(async (tx) => {
    const rows = await listRepresentations(tx, context.authorityId, { representedId: personId, live: true });
    return openRows(tx, context, rows);
  });
}
