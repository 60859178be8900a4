import { elementDefinition } from "@ardeco/contracts";
import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import {
  computeEmailIndex,
  findAccount,
  listPeopleByEmail,
  toComparableEmail,
} from "../../access/access/index.ts";
import { listResponsible, mayRepresent } from "../../identity/households/index.ts";
import { findPersons, type Person } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type CounterAccountId, listAccounts, type OwnAccount } from "../counters/index.ts";
import { guestsErrors } from "./errors.ts";
import type { Guest, GuestId } from "./guest.ts";
import { formatPersonFullName, notifyGuestNews, notifyInvitedPeople } from "./people-told.ts";
import { openGuests, sealGuest } from "./read-rows.ts";
import { GUESTS_MOST, GUESTS_MOST_OF_A_CHILD, isUnderWay } from "./rules.ts";
import { endOne, findLockedGuest, toGuestsSystem } from "./steps.ts";
import { createGuestRow, listGuestRows, lockInvitedChild } from "./store.ts";

/**
 * Throws guests.not_a_parent unless this person has parental authority or guardianship over the child today.
 * By the system.
 */
export async function requireParent(tx: Tx, context: Context, childId: PersonId): Promise<PersonId> {
  const { actor } = context;
  const personId = actor.kind === "person" ? actor.personId : undefined;
  const parents = await listResponsible(tx, toGuestsSystem(context), childId);
  if (personId === undefined || !parents.includes(personId)) throw guestsErrors.error("guests.not_a_parent");
  return personId;
}

export interface Invited {
  /** From the form: sent twice, it is one invitation. */
  readonly id: GuestId;
  readonly childId: PersonId;
  readonly accountId: CounterAccountId;
  /** By which the guest enters here. */
  readonly address: string;
}

/**
 * Use case: a parent invites whoever enters here by this address to top up a counter of the child, and to
 * read nothing of it. What is answered is the same whether somebody does or not. The other parent is told.
 * Throws guests.not_a_parent, guests.unknown_counter, guests.address_not_valid, guests.own_address,
 * guests.too_many.
 */
export async function inviteGuest(
  context: Context,
  { id: asked, childId, ...input }: Invited,
): Promise<void> {
  const address = requireGuestAddress(context, input.address);
  const system = toGuestsSystem(context);
  await system.transaction((tx) => requireParent(tx, context, childId));
  const account = await getAccount(context, childId, input.accountId);
  await system.transaction(async (tx) => {
    const invitedBy = await requireParent(tx, context, childId);
    const own = (await findAccount(tx, system, invitedBy))?.email;
    if (own !== undefined && toComparableEmail(own) === toComparableEmail(address))
      throw guestsErrors.error("guests.own_address");
    await lockInvitedChild(tx, childId);
    await endPast(tx, system, childId);
    const known = await listChildInvitations(tx, system, childId);
    const today = toCivilDate(system.now());
    // What the other parent invited and serves nobody meanwhile is not this invitation.
    const parents = await listResponsible(tx, system, childId);
    const serving = known.filter((one) => parents.includes(one.invitedBy));
    if (serving.some((one) => isSame(one, { address, account, today }))) return;
    requireRoom(known, { invitedBy, today });
    const detail = { counterId: account.counter.id, accountId: account.accountId, address };
    const id = await saveInvitation(tx, system, { id: asked, childId, invitedBy, today, detail });
    const data = { name: account.counter.name };
    await record(tx, context, { action: "guests.invited", personId: childId, data });
    const guest = {
      ...detail,
      id,
      childId,
      invitedBy,
      state: "invited",
      invitedOn: today,
      endedOn: null,
    } as const;
    await notifyGuestNews(tx, system, { guest, what: "invited", by: invitedBy });
    await notifyInvitedPeople(tx, system, await listAskedPeople(tx, system, guest));
  });
}

/** Of one parent alone: what the other invites leaves room for theirs. Throws guests.too_many. */
function requireRoom(
  known: readonly Guest[],
  { invitedBy, today }: { readonly invitedBy: PersonId; readonly today: CivilDate },
): void {
  const many = known.filter((one) => isUnderWay(one, today) || one.invitedOn === today);
  const own = many.filter((one) => one.invitedBy === invitedBy);
  if (own.length >= GUESTS_MOST || many.length >= GUESTS_MOST_OF_A_CHILD)
    throw guestsErrors.error("guests.too_many");
}

/**
 * What serves nobody any more is over: who invited acts for the child no more, and another parent may invite
 * the same person. Whoever had accepted is told. A death and a merge may be undone, and an end is never: what
 * whoever may come back invited, or for a child who may, serves nobody meanwhile (`getServing`), and stays.
 * By the system; idempotent.
 */
export async function endPast(tx: Tx, system: Context, childId: PersonId): Promise<void> {
  const today = toCivilDate(system.now());
  const parents = await listResponsible(tx, system, childId);
  const open = (await listChildInvitations(tx, system, childId)).filter((one) => isUnderWay(one, today));
  const people = await findPersons(tx, system, [childId, ...open.map(({ invitedBy }) => invitedBy)]);
  if (mayComeBack(people.get(childId))) return;
  const past = open.filter(
    ({ invitedBy }) => !parents.includes(invitedBy) && !mayComeBack(people.get(invitedBy)),
  );
  for (const { id } of past) {
    const guest = await findLockedGuest(tx, system, id);
    if (guest && isUnderWay(guest, today)) await endOne(tx, system, guest);
  }
}

const mayComeBack = (person: Person | undefined): boolean =>
  person !== undefined && ["deceased", "merged"].includes(person.status);

interface Written {
  readonly id: GuestId;
  readonly childId: PersonId;
  readonly invitedBy: PersonId;
  readonly today: CivilDate;
  readonly detail: Pick<Guest, "counterId" | "accountId" | "address">;
}

/**
 * Under the id of the form; under a new one where it wrote another invitation before: mended after Back, an
 * address is another.
 */
async function saveInvitation(tx: Tx, system: Context, written: Written): Promise<GuestId> {
  const { id, childId, invitedBy, today, detail } = written;
  const isNew = await createGuestRow(tx, {
    authority_id: system.authorityId,
    id,
    child_id: childId,
    invited_by: invitedBy,
    address_index: computeEmailIndex(system, detail.address),
    invited_on: today,
    detail_sealed: await sealGuest(tx, system, { id, childId, detail }),
  });
  return isNew ? id : saveInvitation(tx, system, { ...written, id: system.newId<GuestId>() });
}

/** Throws guests.address_not_valid. */
function requireGuestAddress(context: Context, typed: string): string {
  const address = parseAddress(context, typed);
  if (address === undefined) throw guestsErrors.error("guests.address_not_valid");
  return address;
}

/** Undefined when it is none. */
export function parseAddress(context: Context, typed: string): string | undefined {
  const parsed = elementDefinition("email").parse(typed, toCivilDate(context.now()));
  return parsed.ok && typeof parsed.value === "string" ? parsed.value : undefined;
}

/**
 * An account that others hold too is not the child's alone to have topped up. Throws guests.unknown_counter.
 */
async function getAccount(
  context: Context,
  childId: PersonId,
  accountId: CounterAccountId,
): Promise<OwnAccount> {
  const found = (await listAccounts(context, childId)).find((one) => one.accountId === accountId);
  if (!found || found.shared || found.counter.closedOn !== null)
    throw guestsErrors.error("guests.unknown_counter");
  return found;
}

const isSame = (
  guest: Guest,
  {
    address,
    account,
    today,
  }: { readonly address: string; readonly account: OwnAccount; readonly today: string },
): boolean =>
  isUnderWay(guest, today) &&
  guest.accountId === account.accountId &&
  toComparableEmail(guest.address) === toComparableEmail(address);

/** Whoever proved that they read this address, and does not act for the child already. By the system. */
async function listAskedPeople(tx: Tx, system: Context, guest: Guest): Promise<readonly PersonId[]> {
  const people: PersonId[] = [];
  for (const personId of await listPeopleByEmail(tx, system, guest.address))
    if (!(await mayRepresent(tx, system, { personId, forPersonId: guest.childId, act: "prepare" })))
      people.push(personId);
  return people;
}

async function listChildInvitations(tx: Tx, system: Context, childId: PersonId): Promise<readonly Guest[]> {
  return openGuests(tx, system, await listGuestRows(tx, system.authorityId, { childId }));
}

/** As a parent reads it: the address is "" to whoever did not write it. */
export interface GuestOfChild extends Guest {
  /** Of who accepted; "" until then. */
  readonly name: string;
  readonly counterName: { readonly fr: string; readonly en: string };
  readonly byReader: boolean;
  /** Whoever invited acts for the child no more: it serves no longer, and another parent may invite. */
  readonly serves: boolean;
}

/** Use case: who is invited for a child, under way, for either parent. Throws guests.not_a_parent. */
export async function listChildGuests(context: Context, childId: PersonId): Promise<readonly GuestOfChild[]> {
  const accounts = await listAccounts(context, childId);
  const system = toGuestsSystem(context);
  return system.transaction(async (tx) => {
    const reader = await requireParent(tx, context, childId);
    const parents = await listResponsible(tx, system, childId);
    const today = toCivilDate(system.now());
    const found: GuestOfChild[] = [];
    for (const guest of await listChildInvitations(tx, system, childId)) {
      const account = accounts.find((one) => one.accountId === guest.accountId);
      if (!account || !isUnderWay(guest, today)) continue;
      const byReader = guest.invitedBy === reader;
      found.push({
        ...guest,
        // Written by one parent, a third person's address is not given to the other.
        address: byReader ? guest.address : "",
        name: guest.guestId === undefined ? "" : await formatPersonFullName(tx, system, guest.guestId),
        counterName: account.counter.name,
        byReader,
        serves: parents.includes(guest.invitedBy),
      });
    }
    return found;
  });
}

/** The child’s counters for which somebody may be invited. Throws households.cannot_act_for. */
export async function listInvitable(context: Context, childId: PersonId): Promise<readonly OwnAccount[]> {
  return (await listAccounts(context, childId)).filter(
    ({ shared, counter }) => !shared && counter.closedOn === null,
  );
}
