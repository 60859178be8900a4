import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { PersonId } from "../../../../kernel/ids.ts";

/** Whose account it is. Every number is that of whoever is kept: two records of one person are one. */
export interface Holder {
  readonly personId: PersonId;
  /** Null when nobody knows: nobody opens an account for a child without saying when they were born. */
  readonly adultFrom: CivilDate | null;
  /** Until that day, counted, they held it; null while they do. */
  readonly left: CivilDate | null;
  /** Who answered for them, each until a day, or still. */
  readonly parents: readonly { readonly parentId: PersonId; readonly until: CivilDate | null }[];
}

/** An agent said who pays, from a day on. */
export interface Naming {
  readonly payerId: PersonId;
  readonly from: CivilDate;
  /** When it was said. */
  readonly on: CivilDate;
}

export interface PayableAccount {
  /** In one order. */
  readonly holders: readonly Holder[];
  /** The last said first. */
  readonly named: readonly Naming[];
}

/** What only the register of the town tells of two people who may both pay. */
export interface Tellers {
  liveTogether(people: readonly PersonId[]): boolean;
  /** A quotient of theirs was seen: they are the CAF's. */
  hasQuotient(personId: PersonId): boolean;
}

export type PayerProblem = "nobody" | "no_payer" | "two_homes" | "either";
export type PayerDecision = { readonly payerId: PersonId } | { readonly problem: PayerProblem };

const listParentsForDay = ({ parents }: Holder, day: CivilDate): readonly PersonId[] =>
  parents.filter(({ until }) => until === null || day < until).map(({ parentId }) => parentId);

/** Of age that day, and nobody answers for them. */
const isGrown = (holder: Holder, day: CivilDate): boolean =>
  (holder.adultFrom === null || holder.adultFrom <= day) && listParentsForDay(holder, day).length === 0;

const hasLeft = ({ left }: Holder, day: CivilDate): boolean => left !== null && left < day;

/** Whose account it was that day. */
export const listHoldersForDay = ({ holders }: PayableAccount, day: CivilDate): readonly Holder[] =>
  holders.filter((holder) => !hasLeft(holder, day));

/**
 * Who said before that day that they share it no more: they pay it by nobody's default, an agent alone names
 * them.
 */
const listGoneHolders = ({ holders }: PayableAccount, day: CivilDate): readonly PersonId[] =>
  holders.filter((holder) => hasLeft(holder, day)).map(({ personId }) => personId);

/**
 * Who may owe what was consumed that day on this account. Of their own account: its adult, or who answers for
 * the child. Of one that a household shares: the adult who opened it, the only one that it may begin with,
 * who is the parent of the others; not a child of the house since of age.
 */
export function mayOwe(payable: PayableAccount, day: CivilDate): readonly PersonId[] {
  const gone = listGoneHolders(payable, day);
  return listOwingPeople(listHoldersForDay(payable, day), day).filter((id) => !gone.includes(id));
}

/** Somebody who may owe it, were it not that they left. */
function isGoneAmong(payable: PayableAccount, day: CivilDate): boolean {
  const gone = listGoneHolders(payable, day);
  return (
    gone.length > 0 && listOwingPeople(listHoldersForDay(payable, day), day).some((id) => gone.includes(id))
  );
}

function listOwingPeople(holders: readonly Holder[], day: CivilDate): readonly PersonId[] {
  const grown = holders.filter((holder) => isGrown(holder, day));
  const [only, ...others] = holders;
  if (only && others.length === 0 && grown.length === 1) return [only.personId];
  const isParent = ({ personId }: Holder) =>
    holders.some(({ parents }) => parents.some(({ parentId }) => parentId === personId));
  const openers = grown.filter(isParent).map(({ personId }) => personId);
  const parents = holders.flatMap((holder) => listParentsForDay(holder, day));
  const candidates = openers.length > 0 ? openers : parents;
  return selectUniqueIds(candidates.length > 0 ? candidates : grown.map(({ personId }) => personId));
}

/**
 * Whom an agent may name for that day: also a parent who opened nothing, a child of the house since of age.
 */
export function mayBeNamed(payable: PayableAccount, day: CivilDate): readonly PersonId[] {
  const holders = listHoldersForDay(payable, day);
  const grown = holders.filter((holder) => isGrown(holder, day)).map(({ personId }) => personId);
  return selectUniqueIds([
    ...mayOwe(payable, day),
    ...holders.flatMap((holder) => listParentsForDay(holder, day)),
    ...grown,
  ]);
}

/**
 * Who has to do with it yet: whoever held it, and who answers for somebody who holds it, or did. Not the
 * parent of who left alone: the account went with another, who owes what it paid, and what that parent pays
 * arrives on the next.
 */
export const listConcernedPeople = ({ holders }: PayableAccount): readonly PersonId[] =>
  selectUniqueIds([
    ...holders.map(({ personId }) => personId),
    ...holders
      .filter(({ left }) => left === null)
      .flatMap(({ parents }) => parents.map(({ parentId }) => parentId)),
  ]);

/**
 * Who pays what was consumed that day: by the age and the parents of that day. Where several may, whom an
 * agent named; else, of those who live together, the one whose quotient alone is known. Otherwise nobody:
 * nothing is drawn by chance.
 */
export function resolvePayer(
  payable: PayableAccount,
  day: CivilDate,
  { liveTogether, hasQuotient }: Tellers,
): PayerDecision {
  if (payable.holders.length === 0) return { problem: "nobody" };
  const named = findNamedPayer(payable, day);
  if (named !== undefined) return { payerId: named };
  const candidates = mayOwe(payable, day);
  const [only, ...others] = candidates;
  if (only === undefined) return { problem: "no_payer" };
  // Who left pays no more by default, and shifts it to nobody: an agent says who does.
  if (isGoneAmong(payable, day)) return { problem: "two_homes" };
  if (others.length === 0)
    return isAlone(listHoldersForDay(payable, day), only) ? { payerId: only } : { problem: "either" };
  if (!liveTogether(candidates)) return { problem: "two_homes" };
  const [known, ...both] = candidates.filter(hasQuotient);
  return known !== undefined && both.length === 0 ? { payerId: known } : { problem: "either" };
}

/**
 * A child of the house who came of age owes nothing of what the others share, even where nobody else is left.
 */
const isAlone = (holders: readonly Holder[], candidate: PersonId): boolean =>
  holders.length === 1 ||
  !holders.some(({ personId }) => personId === candidate) ||
  holders.some(({ parents }) => parents.some(({ parentId }) => parentId === candidate));

/**
 * The last said of those that count that day; one who answers no more pays no more, nor one who left since it
 * was said.
 */
function findNamedPayer(payable: PayableAccount, day: CivilDate): PersonId | undefined {
  const leftOn = new Map(
    payable.holders.filter((holder) => hasLeft(holder, day)).map(({ personId, left }) => [personId, left]),
  );
  const naming = payable.named.find(
    ({ from, on, payerId }) => from <= day && on > (leftOn.get(payerId) ?? ""),
  );
  return naming && mayBeNamed(payable, day).includes(naming.payerId) ? naming.payerId : undefined;
}

const selectUniqueIds = (ids: readonly PersonId[]): readonly PersonId[] => [...new Set(ids)].toSorted();
