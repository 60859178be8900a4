import { factFeatures } from "../compare/facts.ts";
import { nameFeatures } from "../compare/names.ts";
import { type Agreement, agreementsOf } from "../find-duplicates.ts";
import { classOf } from "../model/learn.ts";
import type { Role } from "../table/roles.ts";
import { tableOf } from "../table/rows.ts";
import type { Facts } from "./facts.ts";
import { priorModel } from "./prior.ts";

/** How much one of the candidates is the person looked for. */
export interface Alike {
  /** Their place among the candidates given. */
  readonly at: number;
  /** From 0 to 1. */
  readonly probability: number;
  readonly agreements: readonly Agreement[];
}

/** What weights are known for. */
const ROLES = [
  "given_name",
  "family_name",
  "usage_name",
  "birth_date",
  "sex",
  "birth_place",
  "email",
  "phone",
] as const satisfies readonly Role[];
const MAPPING = Object.fromEntries(ROLES.map((role) => [role, role]));

/**
 * A few candidates, the likeliest first.
 * @param among how many people they were found among: the more, the more namesakes
 */
export function rankAlike(wanted: Facts, candidates: readonly Facts[], among: number): readonly Alike[] {
  if (candidates.length === 0) return [];
  const table = tableOf([wanted, ...candidates], MAPPING);
  const features = [...nameFeatures(table), ...factFeatures(table)];
  const model = priorModel(features, among);
  return candidates
    .map((_, at): Alike => {
      const levels = Int8Array.from(features, (feature) => feature.compare(0, at + 1));
      return { at, probability: classOf(levels, model).asSame, agreements: agreementsOf(features, levels) };
    })
    .sort((one, other) => other.probability - one.probability || one.at - other.at);
}
