/** As many as PostgreSQL supposes in an array it does not know (estimate_array_length, selfuncs.c). */
const SUPPOSED = 10;

/**
 * These ids as the array of an `any(…)` that is asked all day. With fewer than ten, PostgreSQL finds a plan
 * made for these very ids cheaper than one for any ids, and plans anew each time: under row-level security,
 * two milliseconds where the query takes a third of one. The first id is said again up to ten: it is looked
 * for once all the same, and one plan serves.
 */
export function toPlannedIds<Id extends string>(ids: readonly Id[]): readonly Id[] {
  const [first] = ids;
  if (first === undefined) return ids;
  return [...ids, ...Array.from({ length: Math.max(0, SUPPOSED - ids.length) }, () => first)];
}
