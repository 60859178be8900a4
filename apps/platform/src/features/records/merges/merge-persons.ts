import { type ElementName, isElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { isNamesake } from "../../../kernel/namesake.ts";
import { closeAccount, findAccount, isAmongAgents } from "../../access/access/index.ts";
import {
  cancelMergeRequest,
  mergePerson,
  type PersonMergeId,
  type Sides,
  type Spoken,
  saveMergeRequest,
} from "../../identity/identity/index.ts";
import { requireNotHeld } from "../../trust/restrictions/index.ts";
import { requireMergeAgent } from "./agent.ts";
import { type Agent, checkMerge, listMemberFamilyNames } from "./check-merge.ts";
import { mergesErrors } from "./errors.ts";
import { getMerge } from "./get-merge.ts";
import { readMembers } from "./members.ts";
import { notifyMergedPersons, recordBothJournals } from "./notify-merged-persons.ts";
import {
  computeSpokenElements,
  findOwnElementRow,
  listMemberConflicts,
  listUnsettledConflicts,
  type Member,
  type MergeChoices,
} from "./rules.ts";
import { toMergesSystem } from "./to-merges-system.ts";

interface Wish {
  readonly id: PersonMergeId;
  /** Under whose number they go on; the other’s leads there. */
  readonly keptId: PersonId;
  readonly choices: MergeChoices;
}

/**
 * Use case: an agent has found that two people are one. A link is written, no row of either moves: the folded
 * one leads to the kept one, who says besides what was chosen of theirs; their account is closed. Where one
 * agent is not enough, a colleague is awaited. Twice is once. Throws access.capability_missing,
 * merges.unknown, merges.done_otherwise, merges.choice_missing, and each reason of `checkMerge`.
 */
export async function mergePersons(context: Context, wish: Wish): Promise<"merged" | "asked"> {
  const agent = requireMergeAgent(context);
  // What each of them holds is not for the agent's own rights: their pair was found by the house, and they
  // were seen to be one.
  const system = toMergesSystem(context);
  return system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, wish.id);
    const foldedId = merge.people.find((id) => id !== wish.keptId);
    if (!merge.people.includes(wish.keptId) || foldedId === undefined)
      throw mergesErrors.error("merges.kept_missing");
    const sides = { keptId: wish.keptId, foldedId };
    if (merge.state === "active" || merge.state === "asked") {
      if (merge.sides.keptId !== wish.keptId) throw mergesErrors.error("merges.done_otherwise");
      return merge.state === "active" ? "merged" : "asked";
    }
    if (merge.state === "apart") throw mergesErrors.error("merges.done_otherwise");
    const { kept, folded } = await readMembers(tx, system, sides);
    requireSettled(listUnsettledConflicts(listMemberConflicts(kept, folded), wish.choices));
    const { needsColleague } = await requireMergeable(tx, system, { ...sides, kept, folded }, agent);
    const spoken = computeSpokenElements(kept, folded, wish.choices);
    await saveMergeRequest(tx, system, { merge, ...sides, spoken, ...agent });
    if (needsColleague) {
      await recordBothJournals(tx, context, merge.people, {
        action: "merges.asked",
        data: { merge: merge.id },
      });
      return "asked";
    }
    await mergeFoldedPerson(tx, context, { id: merge.id, sides, spoken, kept, folded, by: agent.label });
    return "merged";
  });
}

/**
 * Use case: a colleague has looked too. Throws access.capability_missing, merges.unknown,
 * merges.colleague_needed (`countAsOne`, or a namesake), merges.done_otherwise (nobody asks for it any more,
 * or something changed since), and each reason of `checkMerge`.
 */
export async function confirmMerge(context: Context, { id }: { readonly id: PersonMergeId }): Promise<void> {
  const agent = requireMergeAgent(context);
  const system = toMergesSystem(context);
  await system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state === "active") return;
    if (merge.state !== "asked") throw mergesErrors.error("merges.done_otherwise");
    const { sides, spoken } = merge;
    const { kept, folded } = await readMembers(tx, system, sides);
    const names = [kept, folded].flatMap(listMemberFamilyNames);
    const isOne = merge.askedBy && (await isAmongAgents(tx, context, [merge.askedBy]));
    if (isOne || isNamesake(agent.label, names)) throw mergesErrors.error("merges.colleague_needed");
    await requireMergeable(tx, system, { ...sides, kept, folded }, agent);
    // What was chosen between is still what each of them says.
    if (!isStill(kept, folded, spoken)) throw mergesErrors.error("merges.done_otherwise");
    await mergeFoldedPerson(tx, context, { id, sides, spoken, kept, folded, by: agent.label });
  });
}

/**
 * Use case: they are not merged, for now. It can be asked again. Twice is once. Throws
 * access.capability_missing, merges.unknown.
 */
export async function setMergeAside(context: Context, { id }: { readonly id: PersonMergeId }): Promise<void> {
  requireMergeAgent(context);
  const system = toMergesSystem(context);
  await system.transaction(async (tx) => {
    const merge = await getMerge(tx, system, id);
    if (merge.state !== "asked") return;
    await cancelMergeRequest(tx, system, merge);
    await recordBothJournals(tx, context, merge.people, { action: "merges.set_aside", data: { merge: id } });
  });
}

type Both = Parameters<typeof checkMerge>[2];

async function requireMergeable(tx: Tx, system: Context, both: Both, agent: Agent) {
  await requireNotHeld(tx, system, both.keptId, both.foldedId);
  const weighed = await checkMerge(tx, system, both, agent);
  const [first] = weighed.refusals;
  if (first !== undefined) throw mergesErrors.error(first);
  return weighed;
}

function requireSettled(missing: readonly ElementName[]): void {
  if (missing.length === 0) return;
  const code = "merges.choice_missing";
  const { fr, en } = mergesErrors.definitions[code];
  throw mergesErrors.error(
    code,
    missing.map((field) => ({ field, code, fr, en })),
  );
}

function isStill(kept: Member, folded: Member, spoken: Spoken): boolean {
  const idOf = ({ elements }: Member, asked: string) =>
    elements.find(({ name }) => name === asked)?.validated?.id ?? null;
  const isSame = Object.entries(spoken).every(
    ([name, { of, over }]) =>
      idOf(folded, name) === of && isElementName(name) && findOwnElementRow(kept, name) === over,
  );
  const chosen = Object.fromEntries(
    listMemberConflicts(kept, folded).map(({ name }) => [name, kept.personId]),
  );
  return (
    isSame &&
    Object.keys(computeSpokenElements(kept, folded, chosen)).every((name) => Object.hasOwn(spoken, name))
  );
}

interface Folding {
  readonly id: PersonMergeId;
  readonly sides: Sides;
  readonly spoken: Spoken;
  readonly kept: Member;
  readonly folded: Member;
  readonly by: string;
}

async function mergeFoldedPerson(
  tx: Tx,
  context: Context,
  { kept, folded, by, ...merge }: Folding,
): Promise<void> {
  const system = toMergesSystem(context);
  const account = await findAccount(tx, system, folded.personId);
  const closedAccount = account !== undefined && account.closedOn === undefined;
  await mergePerson(tx, system, { merge, by, closedAccount });
  const { sides, id } = merge;
  await recordBothJournals(tx, context, [kept.personId, folded.personId], {
    action: "merges.merged",
    data: { merge: id },
  });
  await notifyMergedPersons(tx, system, sides);
  // Last: nothing is written to a closed account.
  if (closedAccount) await closeAccount(tx, system, folded.personId);
}
