import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, StaffId } from "../../kernel/ids.ts";
import { type Account, findAccount, findAgentByEmail } from "../access/index.ts";
import { listLiveGrants } from "../consent/index.ts";
import { listContactsOf } from "../contacts/index.ts";
import { isInHand, listFilesOf } from "../enrolment/index.ts";
import { isAdult, listHouseholds, listRepresentatives, listRepresented } from "../households/index.ts";
import { currentText, findKept, findPersons, listFolded, type Sides } from "../identity/index.ts";
import { isNamesake, isWayInChanging, needsColleague } from "../recovery/index.ts";
import { listRequestsOf } from "../rights/index.ts";
import type { mergesErrors } from "./errors.ts";
import { isProven, type Member } from "./rules.ts";

export type Refusal = Extract<
  keyof typeof mergesErrors.definitions,
  | "merges.own_record"
  | "merges.person_gone"
  | "merges.person_not_proven"
  | "merges.represented"
  | "merges.folded_has_family"
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
  readonly accounts: { readonly kept: Account | undefined; readonly folded: Account | undefined };
}

type Both = Sides & { readonly kept: Member; readonly folded: Member };

/** Whether these two may become one this way round, by this agent. Runs as the system: what others hold is looked at. */
export async function weigh(tx: Tx, system: Context, both: Both, agent: Agent): Promise<Weighed> {
  const { keptId, foldedId } = both;
  const people = await findPersons(tx, system, [keptId, foldedId]);
  const statuses = [keptId, foldedId].map((id) => people.get(id)?.status);
  const isGone = statuses.some((status) => !["enrolled", "declared", "draft"].includes(status ?? ""));
  // Whatever their status says: a merge in force is one step, never two.
  const leadsElsewhere = [
    (await findKept(tx, system, keptId)) !== keptId,
    (await findKept(tx, system, foldedId)) !== foldedId,
  ];
  if (isGone || leadsElsewhere.includes(true))
    return { refusals: ["merges.person_gone"], needsColleague: true, accounts: none };
  const accounts = {
    kept: await findAccount(tx, system, keptId),
    folded: await findAccount(tx, system, foldedId),
  };
  const isKnown =
    statuses.every((status) => status === "enrolled") && [both.kept, both.folded].every(isProven);
  const refusals = [
    ...(isKnown ? [] : (["merges.person_not_proven"] as const)),
    ...(await ofBoth(tx, system, both)),
    ...(await ofFolded(tx, system, foldedId)),
    ...((await isOwn(tx, system, both, accounts, agent)) ? (["merges.own_record"] as const) : []),
  ];
  return { refusals, needsColleague: asksColleague(both, accounts, agent), accounts };
}

const none = { kept: undefined, folded: undefined };

async function ofBoth(tx: Tx, system: Context, { kept, folded }: Both): Promise<readonly Refusal[]> {
  const found = new Set<Refusal>();
  const today = civilDate(system.now());
  for (const { personId, elements } of [kept, folded]) {
    const birthdate = currentText(elements, "birthdate");
    const actFor = await listRepresentatives(tx, system, personId);
    if (actFor.length > 0 || (birthdate !== undefined && !isAdult(birthdate, today)))
      found.add("merges.represented");
    const requests = await listRequestsOf(tx, system, personId);
    if (requests.some(({ state }) => state === "scheduled")) found.add("merges.erasure_asked");
    // Accepted after the merge, it would be of a number that leads elsewhere.
    if (requests.some(({ right, state }) => right === "restriction" && state === "waiting"))
      found.add("merges.pause_asked");
    if (await isWayInChanging(tx, system, personId)) found.add("merges.way_in_changing");
  }
  return [...found];
}

/** What would be out of reach under the kept one's number. */
async function ofFolded(tx: Tx, system: Context, id: PersonId): Promise<readonly Refusal[]> {
  const hasFamily =
    (await listRepresented(tx, system, id)).length > 0 || (await listHouseholds(tx, system, id)).length > 0;
  const files = await listFilesOf(tx, system, id);
  const hasWork =
    files.some(({ file }) => file.state === "draft" || isInHand(file.state)) ||
    (await listContactsOf(tx, system, id)).some(({ state }) => state === "waiting");
  const found: Readonly<Partial<Record<Refusal, boolean>>> = {
    "merges.folded_has_family": hasFamily,
    "merges.folded_has_services": (await listLiveGrants(tx, system, id)).length > 0,
    "merges.folded_has_work": hasWork,
    "merges.folded_keeps_others": (await listFolded(tx, system, id)).length > 0,
  };
  return (Object.keys(found) as Refusal[]).filter((code) => found[code]);
}

/** Undone, no more than merged, by one of the two or by who bears their name. */
export async function hasInterest(tx: Tx, system: Context, both: Both, agent: Agent): Promise<boolean> {
  const accounts = {
    kept: await findAccount(tx, system, both.keptId),
    folded: await findAccount(tx, system, both.foldedId),
  };
  const names = [both.kept, both.folded].flatMap(familyNamesOf);
  return isNamesake(agent.label, names) || isOwn(tx, system, both, accounts, agent);
}

async function isOwn(
  tx: Tx,
  system: Context,
  { kept, folded }: Both,
  accounts: Weighed["accounts"],
  { staffId }: Agent,
): Promise<boolean> {
  const addresses = [
    accounts.kept?.email,
    accounts.folded?.email,
    ...[kept, folded].map(({ elements }) => currentText(elements, "email")),
  ];
  for (const address of new Set(addresses.filter((one) => one !== undefined)))
    if ((await findAgentByEmail(tx, system, address)) === staffId) return true;
  return false;
}

/** As for a recovery (nobody to tell, a relative perhaps), and when two accounts become one: somebody may lose theirs to another. */
function asksColleague({ kept, folded }: Both, accounts: Weighed["accounts"], { label }: Agent): boolean {
  const isOpen = (account: Account | undefined) => account !== undefined && account.closedOn === undefined;
  if (isOpen(accounts.kept) && isOpen(accounts.folded)) return true;
  return [
    { member: kept, account: accounts.kept },
    { member: folded, account: accounts.folded },
  ].some(({ member, account }) =>
    needsColleague({
      hasChannel: account?.email !== undefined && account.confirmed,
      agentName: label,
      isLent: false,
      familyNames: familyNamesOf(member),
    }),
  );
}

export const familyNamesOf = ({ elements }: Member): readonly string[] =>
  (["family_name", "name_of_use"] as const).map((name) => currentText(elements, name) ?? "");
