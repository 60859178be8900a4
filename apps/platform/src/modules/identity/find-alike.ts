import { type Agreement, type Facts, rankAlike } from "@ardeco/duplicates";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { candidateIndexes, comparedElements, factsOf } from "./candidates.ts";
import { currentValue } from "./current-value.ts";
import type { ElementPair } from "./element.ts";
import { listElementsOf } from "./list-elements.ts";
import { listSharing } from "./store.ts";

export interface AlikePerson {
  readonly personId: PersonId;
  /** How likely they are the person looked for, from 0 to 1. */
  readonly probability: number;
  readonly agreements: readonly Agreement[];
}

/** Candidates whose values are opened. */
const OPENED = 12;
/** The likelihood supposes a town of that many people: counting those of this one would cost more than the search. */
const TOWN = 50_000;
/** Less likely ones resemble nobody. */
const LEAST = 0.001;

/**
 * People of this authority who may be the one described, written otherwise or not, the likeliest first. Their values are opened to be compared, for
 * agents and for the house: row-level security shows nobody else's to a person. Never on the web: a stranger would learn who is known.
 */
export async function findAlike(tx: Tx, context: Context, facts: Facts): Promise<readonly AlikePerson[]> {
  const shared = await listSharing(tx, context.authorityId, candidateIndexes(context, facts), OPENED);
  const ids = shared.map((id) => asId<"person">(id));
  const people = await listElementsOf(tx, context, ids, comparedElements);
  return rankAlike(
    facts,
    ids.map((id) => factsIn(people.get(id) ?? [])),
    TOWN,
  ).flatMap(({ at, probability, agreements }) => {
    const personId = ids[at];
    return personId === undefined || probability < LEAST ? [] : [{ personId, probability, agreements }];
  });
}

/** How likely two descriptions are one person, and why. */
export function compareWith(one: Facts, other: Facts): Omit<AlikePerson, "personId"> {
  const [found] = rankAlike(one, [other], TOWN);
  return { probability: found?.probability ?? 0, agreements: found?.agreements ?? [] };
}

/** What is known of somebody, as it is searched by. */
export const factsIn = (elements: readonly ElementPair[]): Facts =>
  factsOf(Object.fromEntries(comparedElements.map((name) => [name, currentValue(elements, name)])));
