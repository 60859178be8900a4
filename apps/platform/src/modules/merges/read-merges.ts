import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { findMerge, listMerges, type PersonMerge, type PersonMergeId } from "../identity/index.ts";
import { agentOf, isSameAgent } from "./agent.ts";
import { mergesErrors } from "./errors.ts";
import { readMembers, readPeople } from "./members.ts";
import { type Conflict, conflictsOf, type Member } from "./rules.ts";
import { type Refusal, weigh } from "./weigh.ts";

/** What an agent does in a sitting, and more than a page shows well. */
const SHOWN = 50;

export interface MergeLine {
  readonly merge: PersonMerge;
  readonly names: readonly [string, string];
}

/** Those that wait for an agent or a colleague, then those in force, which can be undone. Throws access.capability_missing. */
export async function listMergeWork(
  tx: Tx,
  context: Context,
): Promise<{ readonly waiting: readonly MergeLine[]; readonly inForce: readonly MergeLine[] }> {
  requireCapability(context, "person.merge");
  const waiting = await listMerges(tx, context, { states: ["waiting", "asked", "undone"], limit: SHOWN });
  const inForce = await listMerges(tx, context, { states: ["active"], limit: SHOWN });
  const ids = [...waiting, ...inForce].flatMap(({ people }) => people);
  const people = await readPeople(tx, context, [...new Set(ids)]);
  if (ids.length > 0) await record(tx, context, { action: "merges.listed", data: { pairs: ids.length / 2 } });
  const lineOf = (merge: PersonMerge): MergeLine => {
    const nameOf = (id: PersonId) => people.get(id)?.name ?? "";
    return { merge, names: [nameOf(merge.people[0]), nameOf(merge.people[1])] };
  };
  return { waiting: waiting.map(lineOf), inForce: inForce.map(lineOf) };
}

/** One of the two kept: why it would be refused, and whether a colleague confirms. */
export interface WayRound {
  readonly keptId: PersonId;
  readonly refusals: readonly Refusal[];
  readonly needsColleague: boolean;
}

export interface MergeView {
  readonly merge: PersonMerge;
  readonly members: readonly [Member, Member];
  readonly conflicts: readonly Conflict[];
  /** Empty once merged. */
  readonly ways: readonly WayRound[];
  /** This very agent asked to undo it, and may think again. */
  readonly isUndoingMine: boolean;
}

/** Both side by side, and what may be done; the journal of each tells that an agent looked. Throws access.capability_missing, merges.unknown. */
export async function openMerge(context: Context, id: PersonMergeId): Promise<MergeView> {
  const agent = agentOf(context);
  const system = context.as({ kind: "system", name: "merges" });
  return system.transaction(async (tx) => {
    const merge = await findMerge(tx, system, id);
    if (!merge) throw mergesErrors.error("merges.unknown");
    const [oneId, otherId] = merge.people;
    const { kept: one, folded: other } = await readMembers(tx, system, { keptId: oneId, foldedId: otherId });
    for (const personId of merge.people)
      await record(tx, context, { action: "merges.record_compared", personId, data: {} });
    const ways: WayRound[] = [];
    for (const [kept, folded] of merge.state === "active"
      ? []
      : ([
          [one, other],
          [other, one],
        ] as const)) {
      const sides = { keptId: kept.personId, foldedId: folded.personId };
      const { refusals, needsColleague } = await weigh(tx, system, { ...sides, kept, folded }, agent);
      ways.push({ keptId: kept.personId, refusals, needsColleague });
    }
    const isUndoingMine = isSameAgent(merge.undoing, agent);
    return { merge, members: [one, other], conflicts: conflictsOf(one, other), ways, isUndoingMine };
  });
}
