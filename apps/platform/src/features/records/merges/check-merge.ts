import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import { type Account, findAccount } from "../../access/access/index.ts";
import { listLiveGrants } from "../../consent/consent/index.ts";
import { isInHand, listTrackedFiles } from "../../enrolment/enrolment/index.ts";
import { listPersonContacts } from "../../identity/contacts/index.ts";
import {
  isAdult,
  listHouseholds,
  listRepresentatives,
  listRepresented,
} from "../../identity/households/index.ts";
import {
  findCurrentText,
  findPersons,
  listFolded,
  listMergesInForce,
  type Sides,
} from "../../identity/identity/index.ts";
import { isTheirs } from "../../identity/interests/index.ts";
import { hasColleagueRequirement, isWayInChanging } from "../../identity/recovery/index.ts";
import { hasOutstandingAmount } from "../../ledger/counters/index.ts";
import { listPersonRequests } from "../rights/index.ts";
import type { mergesErrors } from "./errors.ts";
import { isProvenMember, type Member } from "./rules.ts";

export type Refusal = Extract<
  keyof typeof mergesErrors.definitions,
  | "merges.own_record"
  | "merges.person_gone"
  | "merges.person_not_proven"
  | "merges.represented"
  | "merges.folded_has_family"
  | "merges.folded_has_money"
  | "merges.folded_has_services"
  | "merges.folded_has_work"
  | "merges.folded_keeps_others"
  | "merges.erasure_asked"
  | "merges.pause_asked"
  | "merges.way_in_changing"
>;

export interface Agent {
  readonly staffId: StaffId;
  readonly label: string;
}

interface Weighed {
  /** Why it is not done, the first first; none: it may be. */
  readonly refusals: readonly Refusal[];
  readonly needsColleague: boolean;
}

interface Accounts {
  readonly kept: Account | undefined;
  readonly folded: Account | undefined;
}

type Both = Sides & { readonly kept: Member; readonly folded: Member };

/**
 * Whether these two may become one this way round, by this agent. Runs as the system: what others hold is
 * looked at.
 */
export async function checkMerge(tx: Tx, system: Context, both: Both, agent: Agent): Promise<Weighed> {
  return buildMergeWeighing(tx, system, await checkMergePair(tx, system, both, agent), both.foldedId);
}

/**
 * The same, each of the two kept: what does not depend on the way round is looked at once.
 * @returns one kept, then the other
 */
export async function checkBothDirections(
  tx: Tx,
  system: Context,
  [one, other]: readonly [Member, Member],
  agent: Agent,
): Promise<readonly [Weighed, Weighed]> {
  const sides = { keptId: one.personId, foldedId: other.personId };
  const pair = await checkMergePair(tx, system, { ...sides, kept: one, folded: other }, agent);
  return [
    await buildMergeWeighing(tx, system, pair, other.personId),
    await buildMergeWeighing(tx, system, pair, one.personId),
  ];
}

/**
 * What is true of them whichever is kept: refusals before, and after, those of the one that would be closed.
 */
interface WeighedPair {
  readonly isGone: boolean;
  readonly before: readonly Refusal[];
  readonly after: readonly Refusal[];
  readonly needsColleague: boolean;
}

async function buildMergeWeighing(
  tx: Tx,
  system: Context,
  { isGone, before, after, needsColleague }: WeighedPair,
  foldedId: PersonId,
): Promise<Weighed> {
  if (isGone) return { refusals: ["merges.person_gone"], needsColleague };
  return {
    refusals: [...before, ...(await listFoldedRefusals(tx, system, foldedId)), ...after],
    needsColleague,
  };
}

async function checkMergePair(tx: Tx, system: Context, both: Both, agent: Agent): Promise<WeighedPair> {
  const { keptId, foldedId } = both;
  const people = await findPersons(tx, system, [keptId, foldedId]);
  const statuses = [keptId, foldedId].map((id) => people.get(id)?.status);
  const isGone = statuses.some((status) => !["enrolled", "declared", "draft"].includes(status ?? ""));
  // Whatever their status says: a merge in force is one step, never two.
  const leadsElsewhere = (await listMergesInForce(tx, system, [keptId, foldedId])).some(({ sides }) =>
    [keptId, foldedId].includes(sides.foldedId),
  );
  if (isGone || leadsElsewhere) return { isGone: true, before: [], after: [], needsColleague: true };
  const accounts = await loadMemberAccounts(tx, system, both);
  const isKnown =
    statuses.every((status) => status === "enrolled") && [both.kept, both.folded].every(isProvenMember);
  return {
    isGone: false,
    before: [
      ...(isKnown ? [] : (["merges.person_not_proven"] as const)),
      ...(await listPairRefusals(tx, system, both)),
    ],
    after: (await isTheirs(tx, system, [keptId, foldedId], agent.staffId)) ? ["merges.own_record"] : [],
    needsColleague: isColleagueRequired(both, accounts, agent),
  };
}

async function loadMemberAccounts(tx: Tx, system: Context, { keptId, foldedId }: Sides): Promise<Accounts> {
  return { kept: await findAccount(tx, system, keptId), folded: await findAccount(tx, system, foldedId) };
}

async function listPairRefusals(
  tx: Tx,
  system: Context,
  { kept, folded }: Both,
): Promise<readonly Refusal[]> {
  const found = new Set<Refusal>();
  const today = toCivilDate(system.now());
  for (const { personId, elements } of [kept, folded]) {
    const birthdate = findCurrentText(elements, "birthdate");
    const actFor = await listRepresentatives(system, personId);
    if (actFor.length > 0 || (birthdate !== undefined && !isAdult(birthdate, today)))
      found.add("merges.represented");
    const requests = await listPersonRequests(system, personId);
    if (requests.some(({ state }) => state === "scheduled")) found.add("merges.erasure_asked");
    // Accepted after the merge, it would be of a number that leads elsewhere.
    if (requests.some(({ right, state }) => right === "restriction" && state === "waiting"))
      found.add("merges.pause_asked");
    if (await isWayInChanging(tx, system, personId)) found.add("merges.way_in_changing");
  }
  return [...found];
}

/** What would be out of reach under the kept one's number. */
async function listFoldedRefusals(tx: Tx, system: Context, id: PersonId): Promise<readonly Refusal[]> {
  const hasFamily =
    (await listRepresented(system, id)).length > 0 || (await listHouseholds(tx, system, id)).length > 0;
  const files = await listTrackedFiles(system, id);
  const hasWork =
    files.some(({ file }) => file.state === "draft" || isInHand(file.state)) ||
    (await listPersonContacts(system, id)).some(({ state }) => state === "waiting");
  const found: Readonly<Partial<Record<Refusal, boolean>>> = {
    "merges.folded_has_family": hasFamily,
    "merges.folded_has_money": await hasOutstandingAmount(tx, system, id),
    "merges.folded_has_services": (await listLiveGrants(tx, system, id)).length > 0,
    "merges.folded_has_work": hasWork,
    "merges.folded_keeps_others": (await listFolded(tx, system, id)).length > 0,
  };
  return (Object.keys(found) as Refusal[]).filter((code) => found[code]);
}

/**
 * As for a recovery (nobody to tell, a relative perhaps), and when two accounts become one: somebody may lose
 * theirs to another.
 */
function isColleagueRequired({ kept, folded }: Both, accounts: Accounts, { label }: Agent): boolean {
  const isOpen = (account: Account | undefined) => account !== undefined && account.closedOn === undefined;
  if (isOpen(accounts.kept) && isOpen(accounts.folded)) return true;
  return [
    { member: kept, account: accounts.kept },
    { member: folded, account: accounts.folded },
  ].some(({ member, account }) =>
    hasColleagueRequirement({
      hasChannel: account?.email !== undefined && account.confirmed,
      agentName: label,
      isLent: false,
      familyNames: listMemberFamilyNames(member),
    }),
  );
}

export const listMemberFamilyNames = ({ elements }: Member): readonly string[] =>
  (["family_name", "name_of_use"] as const).map((name) => findCurrentText(elements, name) ?? "");
