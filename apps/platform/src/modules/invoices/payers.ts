import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { CounterAccountId } from "../counters/index.ts";
import { isAdult, listActingForEach, listHouseholds } from "../households/index.ts";
import { currentText, findKept, listElementsOf } from "../identity/index.ts";
import type { Anomaly } from "./invoice.ts";

export type Payer =
  | { readonly payerId: PersonId }
  | { readonly problem: Exclude<Anomaly["what"], "price_differs"> };

/**
 * Who pays for each account: its adult; for a child, the parent who answers for them. Of two who live with the child, the one whose quotient is
 * known, who is the CAF's; of two who do not live together, neither: nobody guesses between them. By the system.
 */
export async function payersOf(
  tx: Tx,
  system: Context,
  holders: ReadonlyMap<CounterAccountId, readonly PersonId[]>,
): Promise<ReadonlyMap<CounterAccountId, Payer>> {
  const everybody = [...new Set([...holders.values()].flat())];
  const parents = await parentsOf(tx, system, everybody);
  const adults = await adultsAmong(tx, system, everybody);
  const found = new Map<CounterAccountId, Payer>();
  for (const [accountId, people] of holders) {
    const own = people.filter((id) => adults.has(id) && (parents.get(id) ?? []).length === 0);
    found.set(accountId, await payerAmong(tx, system, { own, people, parents }));
  }
  return found;
}

type Parents = ReadonlyMap<PersonId, readonly PersonId[]>;

async function payerAmong(
  tx: Tx,
  system: Context,
  {
    own,
    people,
    parents,
  }: {
    readonly own: readonly PersonId[];
    readonly people: readonly PersonId[];
    readonly parents: Parents;
  },
): Promise<Payer> {
  if (people.length === 0) return { problem: "nobody" };
  if (own.length > 0) return kept(tx, system, await likeliest(tx, system, own));
  const candidates = [...new Set(people.flatMap((id) => parents.get(id) ?? []))].toSorted();
  if (candidates.length === 0) return { problem: "no_payer" };
  if (candidates.length > 1 && !(await liveTogether(tx, system, candidates))) return { problem: "two_homes" };
  return kept(tx, system, await likeliest(tx, system, candidates));
}

/** Two records of one person: the one that is kept. */
async function kept(tx: Tx, system: Context, personId: PersonId): Promise<Payer> {
  return { payerId: await findKept(tx, system, personId) };
}

/** Who answers for a minor today; a guardian of an adult pays nothing of theirs. */
async function parentsOf(tx: Tx, system: Context, people: readonly PersonId[]): Promise<Parents> {
  if (people.length === 0) return new Map();
  const edges = await listActingForEach(tx, system, { forPersonIds: people, act: "usual" });
  return new Map(
    [...edges].map(([id, all]) => [
      id,
      all
        .filter(({ kind, measure }) => kind === "parental_authority" || measure === "tutelle_mineur")
        .map(({ representativeId }) => representativeId),
    ]),
  );
}

/** Whose age is not known is an adult: nobody opens an account for a child without saying when they were born. */
async function adultsAmong(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const today = civilDate(system.now());
  const known = await listElementsOf(tx, system, people, ["birthdate"]);
  return new Set(
    people.filter((id) => {
      const birthdate = currentText(known.get(id) ?? [], "birthdate");
      return birthdate === undefined || isAdult(birthdate, today);
    }),
  );
}

/** Where quotients tell nothing, the first in one order for everybody: twice the same question is the same answer, and no more than that. */
async function likeliest(tx: Tx, system: Context, candidates: readonly PersonId[]): Promise<PersonId> {
  const sorted = candidates.toSorted();
  const [first] = sorted;
  if (first === undefined) throw new TypeError("a candidate is expected");
  if (sorted.length === 1) return first;
  const known = await listElementsOf(tx, system, sorted, ["family_quotient"]);
  return sorted.find((id) => known.get(id)?.some(({ validated }) => validated !== undefined)) ?? first;
}

async function liveTogether(tx: Tx, system: Context, people: readonly PersonId[]): Promise<boolean> {
  const [first, ...others] = people;
  if (first === undefined) return false;
  const homes = await listHouseholds(tx, system, first);
  return homes.some(({ members }) =>
    others.every((other) => members.some(({ personId }) => personId === other)),
  );
}
