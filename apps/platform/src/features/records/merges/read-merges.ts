import type { Text } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId, PersonId } from "../../../kernel/ids.ts";
import { countAsOne, requireCapability } from "../../access/access/index.ts";
import { isShownToDesk, listAgreements } from "../../consent/consent/index.ts";
import {
  findMerge,
  listMerges,
  type PersonMerge,
  type PersonMergeId,
} from "../../identity/identity/index.ts";
import { hasInterest } from "../../identity/interests/index.ts";
import { record } from "../../trust/audit/index.ts";
import { isSameAgent, requireMergeAgent } from "./agent.ts";
import { type Agent, checkBothDirections, type Refusal } from "./check-merge.ts";
import { mergesErrors } from "./errors.ts";
import { readMembers, readPeople } from "./members.ts";
import { type Conflict, listMemberConflicts, type Member } from "./rules.ts";
import { toMergesSystem } from "./to-merges-system.ts";

/** What an agent does in a sitting, and more than a page shows well. */
const SHOWN = 50;

export interface MergeLine {
  readonly merge: PersonMerge;
  readonly names: readonly [string, string];
}

/** What an agent has to do, and what was done and can be taken back. */
export interface MergeWork {
  /** For an agent, or a colleague. */
  readonly waiting: readonly MergeLine[];
  readonly inForce: readonly MergeLine[];
  readonly undone: readonly MergeLine[];
  /** Said to be two people after all. */
  readonly apart: readonly MergeLine[];
}

/** Names are opened: the authority's journal tells it. Throws access.capability_missing. */
export function listMergeWork(context: Context): Promise<MergeWork> {
  return context.transaction(async (tx) => {
    requireCapability(context, "person.merge");
    const merges = await listMerges(tx, context, { ofEach: SHOWN });
    const people = await readPeople(tx, context, [...new Set(merges.flatMap((merge) => merge.people))]);
    if (merges.length > 0)
      await record(tx, context, { action: "merges.listed", data: { pairs: merges.length } });
    const nameOf = (id: PersonId) => people.get(id)?.name ?? "";
    const linesOf = (...states: readonly PersonMerge["state"][]): readonly MergeLine[] =>
      merges
        .filter(({ state }) => states.includes(state))
        .map((merge) => ({ merge, names: [nameOf(merge.people[0]), nameOf(merge.people[1])] }));
    return {
      waiting: linesOf("waiting", "asked"),
      inForce: linesOf("active"),
      undone: linesOf("undone"),
      apart: linesOf("apart"),
    };
  });
}

/** One of the two kept: why it would be refused, and whether a colleague confirms. */
export interface WayRound {
  readonly keptId: PersonId;
  readonly refusals: readonly Refusal[];
  readonly needsColleague: boolean;
  /**
   * Of the one that would be closed: what is open, as far as the desk sees it, to be stopped with the person
   * first.
   */
  readonly services: readonly OpenService[];
  /** How many more the desk does not see: the person alone stops them. */
  readonly unseenServices: number;
}

export interface OpenService {
  readonly grantId: GrantId;
  readonly personId: PersonId;
  readonly title: Text;
}

export interface PersonMergeView {
  readonly merge: PersonMerge;
  readonly members: readonly [Member, Member];
  readonly conflicts: readonly Conflict[];
  /** Empty once merged, or said to be two people. */
  readonly ways: readonly WayRound[];
  /** This very agent asked to undo it, and may think again. */
  readonly isUndoingMine: boolean;
  /** This very agent asked to merge them: a colleague confirms. */
  readonly isAskedByMe: boolean;
  /** One of the two is this very agent, or bears their name: a colleague answers. */
  readonly isTied: boolean;
  /**
   * What is asked waits for somebody else: this agent asked for it, or counts for one with who did
   * (`countAsOne`).
   */
  readonly isOneWhoAsked: boolean;
}

/**
 * Both side by side, and what may be done; the journal of each tells that an agent looked. Throws
 * access.capability_missing, merges.unknown.
 */
export async function openMerge(context: Context, id: PersonMergeId): Promise<PersonMergeView> {
  const agent = requireMergeAgent(context);
  const system = toMergesSystem(context);
  return system.transaction(async (tx) => {
    const merge = await findMerge(tx, system, id);
    if (!merge) throw mergesErrors.error("merges.unknown");
    const [oneId, otherId] = merge.people;
    const { kept: one, folded: other } = await readMembers(tx, system, { keptId: oneId, foldedId: otherId });
    for (const personId of merge.people)
      await record(tx, context, { action: "merges.record_compared", personId, data: {} });
    const isDecided = merge.state === "active" || merge.state === "apart";
    const ways = isDecided ? [] : await listMergeDirections(tx, system, [one, other], agent);
    const isUndoingMine = isSameAgent(merge.undoing, agent);
    const isAskedByMe = isSameAgent(merge.askedBy, agent);
    const isTied = await hasInterest(tx, system, merge.people, agent);
    const isOneWhoAsked = await isCountedAsRequester(tx, system, merge, agent);
    return {
      merge,
      members: [one, other],
      conflicts: listMemberConflicts(one, other),
      ways,
      isUndoingMine,
      isAskedByMe,
      isTied,
      isOneWhoAsked,
    };
  });
}

/** What the use cases ask again, as a page offers what waits for a colleague. */
async function isCountedAsRequester(
  tx: Tx,
  system: Context,
  { state, askedBy, undoing }: PersonMerge,
  { staffId: id, label }: Agent,
): Promise<boolean> {
  const asker = state === "active" ? undoing : askedBy;
  return asker !== undefined && countAsOne(tx, system, asker, { id, label });
}

async function listMergeDirections(
  tx: Tx,
  system: Context,
  members: readonly [Member, Member],
  agent: Agent,
): Promise<readonly WayRound[]> {
  const [one, other] = members;
  const [oneKept, otherKept] = await checkBothDirections(tx, system, members, agent);
  const wayOf = async (kept: Member, folded: Member, weighed: typeof oneKept): Promise<WayRound> => ({
    keptId: kept.personId,
    ...weighed,
    ...(weighed.refusals.includes("merges.folded_has_services")
      ? await loadOpenServices(system, folded.personId)
      : { services: [], unseenServices: 0 }),
  });
  return [await wayOf(one, other, oneKept), await wayOf(other, one, otherKept)];
}

/** Some services are nobody's business at the desk: that there are some is all that is told of them. */
async function loadOpenServices(
  system: Context,
  personId: PersonId,
): Promise<Pick<WayRound, "services" | "unseenServices">> {
  const live = (await listAgreements(system, personId)).filter(({ grant }) => grant.state === "live");
  const seen = live.filter(({ service }) => isShownToDesk(service, system.authorityId));
  return {
    services: seen.map(({ grant, service }) => ({
      grantId: grant.id,
      personId,
      title: service.definition.title,
    })),
    unseenServices: live.length - seen.length,
  };
}
