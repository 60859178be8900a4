import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { type Account, findAccount } from "../../../access/access/index.ts";
import { getPerson, listElementHistory, listElements, type Provenance } from "../../identity/index.ts";
import type { Representation } from "../representation.ts";
import { isGivenForChild } from "../rules.ts";
import { openRows } from "../sealed-detail.ts";
import { listRepresentations } from "../store/representations.ts";
import { hasSameAddress } from "./entered-by.ts";

interface PutOut {
  readonly representativeId: PersonId;
  /** Their link was one of those that majority ends. */
  readonly isChild: boolean;
}

/**
 * Whether the address that opens the account counts as given by who represented the child: by their age when
 * it was confirmed, if that was checked. An age that nobody checked proves no address to be theirs, since a
 * parent could type both: unless they had it before anybody represented them, or the parent who stays said
 * the age. Runs as the system.
 */
export async function isGiven(tx: Tx, system: Context, account: Account, putOut: PutOut): Promise<boolean> {
  const { personId, confirmedOn } = account;
  const [birth] = await listElements(tx, system, personId, ["birthdate"]);
  const [checked, said] = [birth?.validated, birth?.declared].map((one) => parseElementDate(one?.value));
  const birthdate = checked ?? said;
  if (birthdate !== undefined && isGivenForChild(confirmedOn, { birthdate })) return true;
  if (confirmedOn === undefined || !putOut.isChild || checked !== undefined) return false;
  const ties = await readPersonTies(tx, system, personId);
  const isTheirs =
    isAddressOlder(account, ties, birth?.declared?.provenance) ||
    isSaidByAnother(account, ties, birth?.declared?.provenance);
  return !isTheirs || (await isReadByOne(tx, system, account, ties.people));
}

const parseElementDate = (value: unknown): CivilDate | undefined =>
  typeof value === "string" ? value : undefined;

interface Ties {
  /** Who represents them, did, or was only said to. */
  readonly people: ReadonlySet<PersonId>;
  /** Whose right is over, or never was. */
  readonly former: ReadonlySet<PersonId>;
  /**
   * When the first was tied; undefined when one of them created the person, who was theirs from the start.
   */
  readonly since: Date | undefined;
}

async function readPersonTies(tx: Tx, system: Context, personId: PersonId): Promise<Ties> {
  const all = { representedId: personId, live: false };
  const edges = await openRows(tx, system, await listRepresentations(tx, system.authorityId, all));
  const people = new Set(edges.map(({ representativeId }) => representativeId));
  const live = new Set(edges.filter(({ state }) => state === "validated").map(resolveAddressOwner));
  const { createdBy } = await getPerson(tx, system, personId);
  const first = edges.map(({ declaredAt }) => new Date(declaredAt).getTime());
  return {
    people,
    former: new Set([...people].filter((id) => !live.has(id))),
    since: createdBy === undefined || createdBy === personId ? new Date(Math.min(...first)) : undefined,
  };
}

const resolveAddressOwner = ({ representativeId }: Representation): PersonId => representativeId;

/**
 * They opened it by that address, or said their age in it, before anybody represented them: on the same day,
 * nothing tells which came first.
 */
function isAddressOlder(
  { personId, confirmedOn }: Account,
  { since }: Ties,
  said: Provenance | undefined,
): boolean {
  if (since === undefined) return false;
  const day = toCivilDate(since);
  const isOwnWord = said?.declaredBy === personId && toCivilDate(new Date(said.at)) < day;
  return isOwnWord || (confirmedOn !== undefined && confirmedOn < day);
}

/**
 * By the parent who stays, whose interest it is not. What is said in the account is said by whoever entered
 * it.
 */
function isSaidByAnother(
  { personId }: Account,
  { people, former }: Ties,
  said: Provenance | undefined,
): boolean {
  const by = said?.declaredBy;
  return by !== undefined && by !== personId && people.has(by) && !former.has(by);
}

/**
 * It opens the account of a representative, present or former, or is one that they said is theirs, today or
 * once.
 */
async function isReadByOne(
  tx: Tx,
  system: Context,
  { email }: Account,
  people: ReadonlySet<PersonId>,
): Promise<boolean> {
  for (const id of people) {
    if (hasSameAddress((await findAccount(tx, system, id))?.email, email)) return true;
    const said = (await listElementHistory(system, id)).filter(({ name }) => name === "email");
    if (said.some(({ value }) => typeof value === "string" && hasSameAddress(value, email))) return true;
  }
  return false;
}
