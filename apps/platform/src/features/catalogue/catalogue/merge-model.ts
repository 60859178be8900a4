import { isDeepStrictEqual } from "node:util";

type Definition = Readonly<Record<string, unknown>>;

/**
 * What a commune may say otherwise than its model: where, when, how much, with which papers, for whom. What
 * is asked of people, why, on which basis and for how long is the model's: one data-protection analysis holds
 * for all who take it.
 */
const LOCAL = [
  "channels",
  "summary",
  "conditions",
  "eligibility",
  "eligibilityReasons",
  "owedText",
  ...["lifeEvents", "situations", "keywords", "easyToRead", "cost", "answerDays", "nextSteps"].map(
    toPageMember,
  ),
  ...["documents", "places", "address", "form", "paidOnline"].map(toPageMember),
];

function toPageMember(member: string): string {
  return `presentation/${member}`;
}

export const isLocal = (member: string): boolean => LOCAL.includes(member);

/** Both sides changed the same member; the local wording is kept until its authority decides otherwise. */
export interface MergeConflict {
  readonly member: string;
  readonly base: unknown;
  readonly local: unknown;
  readonly model: unknown;
}

export interface Merged {
  readonly definition: Definition;
  /** Members that take the model's new wording. */
  readonly taken: readonly string[];
  /** Members that stay local. */
  readonly kept: readonly string[];
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Three ways, member by member: what the commune left alone follows the model, what it changed stays, both is
 * a conflict.
 */
export function mergeModel(base: Definition, local: Definition, model: Definition): Merged {
  const sides = { base: toFlatMembers(base), local: toFlatMembers(local), model: toFlatMembers(model) };
  const members = [...new Set(Object.values(sides).flatMap((side) => [...side.keys()]))].sort();
  const result = new Map<string, unknown>();
  const taken: string[] = [];
  const kept: string[] = [];
  const conflicts: MergeConflict[] = [];
  for (const member of members) {
    const [was, here, there] = [sides.base.get(member), sides.local.get(member), sides.model.get(member)];
    const changedHere = isLocal(member) && !isDeepStrictEqual(was, here);
    const changedThere = !isDeepStrictEqual(was, there);
    if (!isDeepStrictEqual(here, there)) {
      if (changedHere && changedThere) conflicts.push({ member, base: was, local: here, model: there });
      (changedHere ? kept : taken).push(member);
    }
    const value = changedHere ? here : there;
    if (value !== undefined) result.set(member, value);
  }
  return { definition: toWholeDefinition(result), taken, kept, conflicts };
}

/** Members of the model's that a localised definition says otherwise: it may not be offered so. */
export function listMergeDepartures(model: Definition, local: Definition): readonly string[] {
  const [there, here] = [toFlatMembers(model), toFlatMembers(local)];
  const members = [...new Set([...there.keys(), ...here.keys()])];
  return members.filter((one) => !isLocal(one) && !isDeepStrictEqual(there.get(one), here.get(one)));
}

function toFlatMembers({ presentation, ...rest }: Definition): ReadonlyMap<string, unknown> {
  const page = typeof presentation === "object" && presentation !== null ? Object.entries(presentation) : [];
  return new Map([
    ...Object.entries(rest),
    ...page.map(([name, value]) => [toPageMember(name), value] as const),
  ]);
}

function toWholeDefinition(members: ReadonlyMap<string, unknown>): Definition {
  const page = [...members].flatMap(([name, value]) =>
    name.startsWith("presentation/") ? [[name.slice("presentation/".length), value] as const] : [],
  );
  const rest = [...members].filter(([name]) => !name.startsWith("presentation/"));
  return {
    ...Object.fromEntries(rest),
    ...(page.length > 0 ? { presentation: Object.fromEntries(page) } : {}),
  };
}
