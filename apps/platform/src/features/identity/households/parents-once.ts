import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findKept, findPersons } from "../identity/index.ts";
import { readBirths } from "./read-births.ts";
import type { Representation } from "./representation.ts";
import { type Birth, computeMajority, isBelieved, isEndedByMajority } from "./rules.ts";
import { openRows } from "./sealed-detail.ts";
import { listEveryEdgeRow } from "./store/representations.ts";

/** Who answers for a child, or did. */
export interface ParentOnce {
  readonly parentId: PersonId;
  /**
   * The first day on which they answered no more: majority, what a court decided, a death. Null while they
   * do.
   */
  readonly until: CivilDate | null;
}

/**
 * Those who answer for each of these people as parents, or as a minor's guardian, and those who did: what a
 * child consumed stays owed by who answered for them that day. Who is not there any more, and what was an
 * error, is left out. In as many statements for five hundred as for one. For the system.
 */
export async function listParentsOnce(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly ParentOnce[]>> {
  const rows = await listEveryEdgeRow(tx, system.authorityId, personIds);
  const edges = (await openRows(tx, system, rows)).filter(isEndedByMajority);
  const births = await readBirths(tx, system, personIds);
  const sides = edges.flatMap(({ representativeId, representedId }) => [representativeId, representedId]);
  const people = await findPersons(tx, system, [...new Set(sides)]);
  const isThere = (id: PersonId) => !GONE.has(people.get(id)?.status ?? "erased");
  const once = edges.flatMap((edge) => {
    if (!isThere(edge.representativeId) || !isThere(edge.representedId)) return [];
    const createdBy = people.get(edge.representedId)?.createdBy;
    const known = { ...births.get(edge.representedId), ...(createdBy === undefined ? {} : { createdBy }) };
    if (!isBelieved(edge, known)) return [];
    const until = computeEdgeEnd(edge, known);
    return [{ childId: edge.representedId, parentId: edge.representativeId, until }];
  });
  const byChild = Map.groupBy(once, ({ childId }) => childId);
  return new Map(
    personIds.map((id) => [id, (byChild.get(id) ?? []).map(({ childId: _, ...one }) => one)] as const),
  );
}

/**
 * Whether somebody has a parent, or had, whom one of these others has too, dead or not, under whichever
 * number: brothers and sisters stay so. The guardian of two minors makes none of them. Of one who is erased
 * nothing is known. For the system.
 */
export async function hasCommonParent(
  tx: Tx,
  system: Context,
  { personId, others }: { readonly personId: PersonId; readonly others: readonly PersonId[] },
): Promise<boolean> {
  const rows = await listEveryEdgeRow(tx, system.authorityId, [personId, ...others]);
  const edges = (await openRows(tx, system, rows)).filter(({ kind }) => kind === "parental_authority");
  const births = await readBirths(tx, system, [personId, ...others]);
  const people = await findPersons(tx, system, [personId, ...others]);
  const held = edges.filter((edge) => {
    const createdBy = people.get(edge.representedId)?.createdBy;
    return isBelieved(edge, {
      ...births.get(edge.representedId),
      ...(createdBy === undefined ? {} : { createdBy }),
    });
  });
  const kept = new Map<PersonId, PersonId>();
  for (const id of new Set(held.map(({ representativeId }) => representativeId)))
    kept.set(id, await findKept(tx, system, id));
  const parents = new Set<PersonId | undefined>(
    held.flatMap((one) => (one.representedId === personId ? [kept.get(one.representativeId)] : [])),
  );
  return held.some(
    ({ representedId, representativeId }) =>
      representedId !== personId && parents.has(kept.get(representativeId)),
  );
}

/** A number that was folded into another still says who answered: whoever reads asks who is kept. */
const GONE: ReadonlySet<string> = new Set(["deceased", "erased"]);

function computeEdgeEnd(edge: Representation, birth: Birth): CivilDate | null {
  const { checked } = birth;
  const days = [
    ...(checked === undefined ? [] : [computeMajority(checked)]),
    ...(edge.until === undefined ? [] : [addDays(edge.until, 1)]),
    ...(edge.ended === undefined ? [] : [toCivilDate(new Date(edge.ended.at))]),
  ];
  return days.toSorted()[0] ?? null;
}
