import type { ShownRow } from "../store/person-merges.ts";

/**
 * What a person shows: their own rows, but where the word of somebody folded into them was chosen, as long as
 * they say themselves what they said when it was chosen: a newer value of theirs speaks again. Of several
 * folded ones chosen for the same element, the last chosen speaks; its merge undone, the one before.
 */
export function selectSpeakingRows(rows: readonly ShownRow[]): readonly ShownRow[] {
  const own = rows.filter(({ person_id, shown_of }) => person_id === shown_of);
  const lent = rows.filter(({ person_id, shown_of }) => person_id !== shown_of);
  if (lent.length === 0) return own;
  const field = ({ shown_of, name }: ShownRow) => `${shown_of}:${name}`;
  const checked = new Map(
    own.filter(({ state }) => state === "validated").map((row) => [field(row), row.id]),
  );
  const speaking = new Map<string, ShownRow>();
  for (const row of lent.toSorted(compareChoice))
    if ((checked.get(field(row)) ?? null) === row.over_id) speaking.set(field(row), row);
  return [
    ...own.filter((row) => row.state !== "validated" || !speaking.has(field(row))),
    ...speaking.values(),
  ];
}

const compareChoice = (one: ShownRow, other: ShownRow): number =>
  Number(one.chosen_at) - Number(other.chosen_at) || one.id.localeCompare(other.id);
