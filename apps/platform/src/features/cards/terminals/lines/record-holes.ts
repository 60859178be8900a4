import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import {
  createHoleRows,
  deleteHoles,
  listCardHoles,
  listPlacedNumbers,
  type Placed,
} from "../store/holes.ts";
import type { HoleRow } from "../store/tables.ts";
import type { CardNumber } from "../store/transactions.ts";

type Range = Pick<HoleRow, "card" | "aid" | "first" | "last">;

/**
 * Notes what is missing around numbers that were just told, or are not any more. A hole that is narrowed
 * keeps its day. Whoever calls holds the names of these cards.
 */
export async function recordHoles(tx: Tx, context: Context, numbers: readonly CardNumber[]): Promise<void> {
  if (numbers.length === 0) return;
  const { authorityId } = context;
  const placed = await listPlacedNumbers(tx, authorityId, numbers);
  const known = await listCardHoles(
    tx,
    authorityId,
    numbers.map(({ card }) => card),
  );
  const { gone, born } = computeHoleChanges(placed, known);
  await deleteHoles(
    tx,
    authorityId,
    gone.map(({ id }) => id),
  );
  const today = toCivilDate(context.now());
  const rows = born.map((range) => {
    const former = gone.find((hole) => isRangeInsideHole(range, hole));
    return {
      ...range,
      authority_id: authorityId,
      id: context.newId<string>(),
      seen_on: former?.seen_on ?? today,
      ...buildRecordedHole(context, former),
    };
  });
  await createHoleRows(tx, rows);
}

/**
 * A journal that comes late leaves what was acknowledged acknowledged; a hole that a manager's decision cuts
 * is looked at again.
 */
const buildRecordedHole = (
  { actor }: Context,
  former: HoleRow | undefined,
): Pick<HoleRow, "settled_by" | "reason"> =>
  former && actor.kind === "system"
    ? { settled_by: former.settled_by, reason: former.reason }
    : { settled_by: null, reason: null };

/** What is no hole any more as it is noted, and what is one and is not noted. */
export function computeHoleChanges<Hole extends Range>(
  placed: readonly Placed[],
  known: readonly Hole[],
): { readonly gone: readonly Hole[]; readonly born: readonly Range[] } {
  const wanted = new Map(placed.flatMap(listMissingRanges).map((range) => [getCardNumberName(range), range]));
  const touched = known.filter((hole) => placed.some((number) => isTouched(number, hole)));
  const gone = touched.filter((hole) => !wanted.has(getCardNumberName(hole)));
  const kept = new Set(touched.map(getCardNumberName));
  return { gone, born: [...wanted.values()].filter((range) => !kept.has(getCardNumberName(range))) };
}

/**
 * Between a number and its neighbours; across it when it is not known. Beyond the last that is told, nothing
 * is missing.
 */
function listMissingRanges({ card, aid, counter, isKnown, before, after, top }: Placed): readonly Range[] {
  const bounds = isKnown
    ? [
        [before + 1, counter - 1],
        [counter + 1, (after ?? 0) - 1],
      ]
    : [[before + 1, (after ?? 0) - 1]];
  return bounds.flatMap(([first = 0, last = 0]) =>
    first <= last && last < top ? [{ card, aid, first, last }] : [],
  );
}

const isOfCard = (one: Pick<Range, "card" | "aid">, other: Pick<Range, "card" | "aid">): boolean =>
  one.aid === other.aid && one.card.equals(other.card);

/**
 * The number is told inside it, or it lies between the number and its neighbours: others of the same journal
 * may be in it too.
 */
const isTouched = (number: Placed, hole: Range): boolean =>
  isOfCard(number, hole) &&
  ((hole.first <= number.counter && number.counter <= hole.last) ||
    (hole.first > number.before && (number.after === null || hole.last < number.after)));

const isRangeInsideHole = (range: Range, hole: Range): boolean =>
  isOfCard(range, hole) && hole.first <= range.first && range.last <= hole.last;

const getCardNumberName = ({ card, aid, first, last }: Range): string =>
  `${card.toString("hex")}:${aid}:${first}:${last}`;
