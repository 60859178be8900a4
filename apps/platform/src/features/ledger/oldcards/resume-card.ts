import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { isAmongAgents } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { oldcardsErrors } from "./errors.ts";
import { requireSigner } from "./files.ts";
import {
  computeCardDigest,
  listCountersById,
  type OldCard,
  toOldCard,
  toOldcardsSystem,
} from "./old-card.ts";
import { parseCardNumber } from "./rules.ts";
import { requireReasonText } from "./said.ts";
import { listByDigests, listCardCounters, type NumberRow, resumeCard } from "./store/cards.ts";
import { lockOldCardFiles } from "./store/files.ts";

/**
 * Use case: a card that a desk stopped, by a slip or by spite, serves again, with the reason: said by an
 * administrator, who counts for one with none who stopped it (a trigger holds it). On each counter where its
 * number is stopped; whether it serves from today is its standing. Throws access.capability_missing,
 * oldcards.unknown_stopped, oldcards.own_stop, oldcards.reason_needed, oldcards.characters.
 */
export async function resumeOldCard(
  context: Context,
  { number: typed, reason }: { readonly number: string; readonly reason: string },
): Promise<readonly OldCard[]> {
  const by = requireSigner(context);
  const why = requireReasonText(reason);
  return context.transaction(async (tx) => {
    // A file that is being taken may bear its number.
    await lockOldCardFiles(tx, context.authorityId);
    const stopped = await listStopped(tx, context, parseCardNumber(typed));
    if (stopped.length === 0) throw oldcardsErrors.error("oldcards.unknown_stopped");
    const counters = await listCountersById(tx, context);
    const resumed: OldCard[] = [];
    for (const row of stopped) {
      const { stopped_by: other } = row;
      if (other !== null && (await isAmongAgents(tx, context, [{ id: other }])))
        throw oldcardsErrors.error("oldcards.own_stop");
      await resumeCard(tx, row, { on: toCivilDate(context.now()), by: by.id, reason: why });
      // Its file was stopped meanwhile: the trigger recalls it.
      const recalled_on = row.recalled_on ?? (row.file_stopped ? toCivilDate(context.now()) : null);
      const card = toOldCard({ ...row, stopped_on: null, recalled_on }, counters);
      const { counter, left, standing } = card;
      const data = { counter: counter.name.fr, left, unit: counter.unit, reason: why, standing };
      await record(tx, context, { action: "oldcards.resumed", data: { ...data, card: card.id } });
      resumed.push(card);
    }
    return resumed;
  });
}

async function listStopped(tx: Tx, context: Context, number: string): Promise<readonly NumberRow[]> {
  if (number === "") return [];
  const found: NumberRow[] = [];
  for (const id of await listCardCounters(tx, context.authorityId)) {
    const counterId = parseId<"counter">(id);
    const digests = [computeCardDigest(toOldcardsSystem(context), counterId, number)];
    found.push(...(await listByDigests(tx, context.authorityId, { counterId, digests })));
  }
  return found.filter(({ stopped_on }) => stopped_on !== null);
}
