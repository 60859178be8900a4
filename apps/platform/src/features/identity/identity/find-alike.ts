import { type Agreement, type Facts, rankAlike } from "@ardeco/duplicates";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { comparedElements, computeCandidateIndexes, toIdentityFacts } from "./candidates.ts";
import type { ElementPair } from "./element.ts";
import { findCurrentValue } from "./find-current-value.ts";
import { listPeopleElements } from "./list-elements.ts";
import { listSharing } from "./store/candidates.ts";
import { listNumbers } from "./store/person-merges.ts";

export interface AlikePerson {
  readonly personId: PersonId;
  /** How likely they are the person looked for, from 0 to 1. */
  readonly probability: number;
  readonly agreements: readonly Agreement[];
}

/** Candidates whose values are opened. */
const OPENED = 12;
/**
 * The likelihood supposes a town of that many people: counting those of this one would cost more than the
 * search.
 */
const TOWN = 50_000;
/** Less likely ones resemble nobody. */
const LEAST = 0.001;

/**
 * People of this authority who may be the one described, written otherwise or not, the likeliest first. Their
 * values are opened to be compared, for agents and for the house: row-level security shows nobody else's to a
 * person. Never on the web: a stranger would learn who is known.
 */
export const findAlike = (
  tx: Tx,
  context: Context,
  facts: Facts,
  but?: PersonId,
): Promise<readonly AlikePerson[]> => findDescribed(tx, context, { descriptions: [facts], among: [], but });

export interface Described {
  /** The same person, as the words may be meant. */
  readonly descriptions: readonly Facts[];
  /** Compared too, whatever they share: a name written otherwise makes other keys. */
  readonly among: readonly PersonId[];
  /**
   * Who is described, when it is somebody known: they share everything with themselves, and others would look
   * unlike.
   */
  readonly but?: PersonId | undefined;
}

/**
 * The same, of somebody described in a line of which it is not known what is a given name and what a family
 * name: somebody found comes once for each description, the likeliest first.
 */
export async function findDescribed(
  tx: Tx,
  context: Context,
  { descriptions, among, but }: Described,
): Promise<readonly AlikePerson[]> {
  const indexes = descriptions.flatMap((facts) => computeCandidateIndexes(context, facts));
  // Under each of their numbers: those merged into them lead back to them.
  const themselves = but === undefined ? [] : await listNumbers(tx, context.authorityId, but);
  const shared = await listSharing(tx, context.authorityId, selectDistinctIndexes(indexes), {
    limit: OPENED,
    but: themselves,
  });
  const ids = [...new Set([...shared.map((id) => parseId<"person">(id)), ...among])];
  const people = await listPeopleElements(tx, context, ids, comparedElements);
  const candidates = ids.map((id) => toElementFacts(people.get(id) ?? []));
  return descriptions
    .flatMap((facts) => rankAlike(facts, candidates, TOWN))
    .flatMap(({ at, probability, agreements }) => {
      const personId = ids[at];
      return personId === undefined || probability < LEAST ? [] : [{ personId, probability, agreements }];
    })
    .toSorted((one, other) => other.probability - one.probability);
}

const selectDistinctIndexes = (indexes: readonly Buffer[]): readonly Buffer[] => [
  ...new Map(indexes.map((index) => [index.toString("hex"), index])).values(),
];

/** How likely two descriptions are one person, and why. */
export function compareFacts(one: Facts, other: Facts): Omit<AlikePerson, "personId"> {
  const [found] = rankAlike(one, [other], TOWN);
  return { probability: found?.probability ?? 0, agreements: found?.agreements ?? [] };
}

/** What is known of somebody, as it is searched by. */
export const toElementFacts = (elements: readonly ElementPair[]): Facts =>
  toIdentityFacts(
    Object.fromEntries(comparedElements.map((name) => [name, findCurrentValue(elements, name)])),
  );
