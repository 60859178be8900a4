import type { ElementName } from "@ardeco/contracts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { ElementPair, Spoken } from "../../identity/identity/index.ts";

/** One of the two, as they are known. */
export interface Member {
  readonly personId: PersonId;
  readonly name: string;
  readonly elements: readonly ElementPair[];
}

/** For an element on which both were checked and differ: whose value counts. */
export type MergeChoices = Readonly<Partial<Record<ElementName, PersonId>>>;

export interface Conflict {
  readonly name: ElementName;
  readonly one: unknown;
  readonly other: unknown;
}

/** What was checked of both, and differs: somebody chooses. */
export function listMemberConflicts(one: Member, other: Member): readonly Conflict[] {
  return one.elements.flatMap(({ name, validated: mine }) => {
    const theirs = listCheckedElements(other, name);
    if (!mine || !theirs || JSON.stringify(mine.value) === JSON.stringify(theirs.value)) return [];
    return [{ name, one: mine.value, other: theirs.value }];
  });
}

/** Conflicts that nobody settled yet. */
export function listUnsettledConflicts(
  conflicts: readonly Conflict[],
  choices: MergeChoices,
): readonly ElementName[] {
  return conflicts.flatMap(({ name }) => (choices[name] === undefined ? [name] : []));
}

/** What the folded one says for the kept one: where it was chosen, and where only they were checked. */
export function computeSpokenElements(kept: Member, folded: Member, choices: MergeChoices): Spoken {
  return Object.fromEntries(
    folded.elements.flatMap(({ name, validated: theirs }) => {
      if (!theirs) return [];
      const mine = listCheckedElements(kept, name);
      if (mine && choices[name] !== folded.personId) return [];
      return [[name, { of: theirs.id, over: findOwnElementRow(kept, name) }]];
    }),
  );
}

/**
 * What they say themselves, whoever already speaks for them: each choice stands or falls by it, not by
 * another choice.
 */
export function findOwnElementRow(member: Member, name: ElementName): string | null {
  const shown = listCheckedElements(member, name);
  return shown?.lent ? shown.lent.over : (shown?.id ?? null);
}

const listCheckedElements = ({ elements }: Member, asked: ElementName) =>
  elements.find(({ name }) => name === asked)?.validated;

const proving = ["family_name", "given_name", "birthdate"] as const satisfies readonly ElementName[];

/** An agent, or a register, knows who this is: anybody may say that they bear somebody else's name. */
export const isProvenMember = (member: Member): boolean =>
  proving.every((name) => listCheckedElements(member, name) !== undefined);
