import type { FieldName } from "./roles.ts";

export type Likelihood = "sure" | "very" | "likely" | "maybe";

/** From how likely on each word is said. */
const from: readonly (readonly [number, Likelihood])[] = [
  [0.99, "sure"],
  [0.9, "very"],
  [0.7, "likely"],
  [0, "maybe"],
];

/** Somebody has one birth date and one sex; names are written in more than one way. */
const atMost: Readonly<Partial<Record<FieldName, Likelihood>>> = {
  birth_date: "likely",
  sex: "likely",
  family_name: "very",
  given_name: "very",
};

/**
 * In a word. A probability weighs everything at once, so that one telephone and one address may outweigh two
 * birth dates: whoever reads both on the page would not believe that it is certain, and would be right.
 * @param conflicts on what the two say otherwise
 */
export function computeLikelihood(probability: number, conflicts: readonly FieldName[]): Likelihood {
  return words[computeListPlace(probability, conflicts)] ?? "maybe";
}

const words = from.map(([, word]) => word);

/**
 * The place of what is said, 0 for what is surest: a list is in the order of what it says.
 * @param conflicts as computeLikelihood
 */
export function computeListPlace(probability: number, conflicts: readonly FieldName[]): number {
  const said = from.findIndex(([least]) => probability >= least);
  const limits = conflicts.map((field) => words.indexOf(atMost[field] ?? "sure"));
  return Math.max(said, ...limits);
}
