import { listFieldConflicts, type RecordSide } from "./conflicts.ts";
import { toHeaderKey } from "./roles.ts";

/**
 * Whether a line tells of somebody else than a record: another day of birth; another given name, which
 * brothers, sisters and twins have; or another name, unless the same given name and the same day are said of
 * both, as after a marriage. On the safe side: a line set aside is looked at, while a record rewritten is
 * read by whomever it belongs to.
 */
export function isSomebodyElse(known: RecordSide, next: RecordSide): boolean {
  const differ = new Set(listFieldConflicts(known, next));
  if (differ.has("birth_date")) return true;
  if (differ.has("given_name") && !hasSameBeginning(known.given_name ?? "", next.given_name ?? ""))
    return true;
  if (hasSharedName(known, next)) return false;
  const areSaid = (side: RecordSide) => side.birth_date !== undefined && side.given_name !== undefined;
  return !(areSaid(known) && areSaid(next));
}

/** "Jean" and "Jean-Pierre Marie": one says all of one's given names, the other the first. */
function hasSameBeginning(one: string, other: string): boolean {
  const [shorter = [], longer = []] = [one, other]
    .map((text) => text.split(/[\s,-]+/).map(toHeaderKey))
    .toSorted((a, b) => a.length - b.length);
  return shorter.every((word, at) => word === longer[at]);
}

/** The name at birth of one may be the only name, or the one used, of the other. */
function hasSharedName(one: RecordSide, other: RecordSide): boolean {
  const namesOf = ({ family_name, usage_name }: RecordSide) =>
    [family_name, usage_name].flatMap((name) => (name === undefined ? [] : [toHeaderKey(name)]));
  const names = new Set(namesOf(one));
  return namesOf(other).some((name) => names.has(name));
}
