import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { computeEmailIndex, findAccount } from "../../access/access/index.ts";
import { isAdult, isOldEnough, listResponsible, mayRepresent } from "../../identity/households/index.ts";
import { getCounter } from "../counters/index.ts";
import { guestsErrors } from "./errors.ts";
import type { Guest, GuestId } from "./guest.ts";
import {
  formatPersonFullName,
  formatPersonGivenName,
  notifyGuestNews,
  notifyInvitedPeople,
} from "./people-told.ts";
import { openGuests } from "./read-rows.ts";
import { isAwaitingAnswer, isUnderWay } from "./rules.ts";
import { endOne, findLockedGuest, recordGuestStep, toGuestsSystem } from "./steps.ts";
import { listGuestRows, listWaitingRows, setAccepted, setEnded } from "./store.ts";

/** What a guest is shown: a first name, the name of a counter, who invites. */
export interface Invitation {
  readonly id: GuestId;
  readonly isAccepted: boolean;
  /** "" when it is not known. */
  readonly childName: string;
  readonly counter: {
    readonly id: Guest["counterId"];
    readonly name: { readonly fr: string; readonly en: string };
  };
  /** "" when it is not known. */
  readonly inviter: string;
}

/** Use case: the invitations that wait for the reader, and those that they accepted. */
export async function listInvitations(context: Context): Promise<readonly Invitation[]> {
  const { actor } = context;
  if (actor.kind !== "person") return [];
  const system = toGuestsSystem(context);
  return system.transaction((tx) => listPersonInvitations(tx, system, actor.personId));
}

/** For the system. */
async function listPersonInvitations(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly Invitation[]> {
  const own = await listGuestRows(tx, system.authorityId, { guestId: personId });
  const rows = [...(await listAddressedRows(tx, system, personId)), ...own];
  const today = toCivilDate(system.now());
  const found: Invitation[] = [];
  for (const guest of await openGuests(tx, system, rows)) {
    if (!isUnderWay(guest, today) || !(await mayServe(tx, system, guest, personId))) continue;
    const { id, name } = await getCounter(tx, system, guest.counterId);
    found.push({
      id: guest.id,
      isAccepted: guest.state === "accepted",
      childName: await formatPersonGivenName(tx, system, guest.childId),
      counter: { id, name },
      inviter: await formatPersonFullName(tx, system, guest.invitedBy),
    });
  }
  return found;
}

/**
 * For the job: who proves today that they read the address by which they enter is told of what was written to
 * it before. Sent twice, the second message is as the first.
 */
export async function notifyWaitingInvitations(context: Context, personId: PersonId): Promise<void> {
  const system = toGuestsSystem(context);
  await system.transaction(async (tx) => {
    const waiting = (await listPersonInvitations(tx, system, personId)).some(({ isAccepted }) => !isAccepted);
    if (waiting) await notifyInvitedPeople(tx, system, [personId]);
  });
}

/** By the address that opens their account, once they proved that they read it. */
async function listAddressedRows(tx: Tx, system: Context, personId: PersonId) {
  const account = await findAccount(tx, system, personId);
  if (account?.email === undefined || !account.confirmed || account.closedOn !== undefined) return [];
  return listWaitingRows(tx, system.authorityId, computeEmailIndex(system, account.email));
}

/**
 * As long as whoever invited has authority over the child; somebody who acts for the child needs no
 * invitation.
 */
async function mayServe(tx: Tx, system: Context, guest: Guest, personId: PersonId): Promise<boolean> {
  if (!(await listResponsible(tx, system, guest.childId)).includes(guest.invitedBy)) return false;
  return !(await mayRepresent(tx, system, { personId, forPersonId: guest.childId, act: "prepare" }));
}

/**
 * Use case: the reader accepts, under their name, which both parents then read. Throws guests.unknown,
 * guests.minor. Accepted already, it stays.
 */
export async function acceptInvitation(context: Context, id: GuestId): Promise<void> {
  await runInvitationAnswer(context, id, async (tx, system, { guest, personId }) => {
    if (guest.state === "accepted") return;
    if (!(await isOldEnough(tx, system, personId, isAdult))) throw guestsErrors.error("guests.minor");
    await setAccepted(tx, system.authorityId, { id, guestId: personId });
    const accepted = { ...guest, guestId: personId };
    await recordGuestStep(tx, system, { guest: accepted, action: "guests.accepted" });
    await notifyGuestNews(tx, system, { guest: accepted, what: "accepted", by: personId });
  });
}

/**
 * Use case: the reader refuses; their name is not told. Accepted meanwhile, from another page, it ends:
 * whoever says no pays no more. Throws guests.unknown.
 */
export async function declineInvitation(context: Context, id: GuestId): Promise<void> {
  await runInvitationAnswer(context, id, async (tx, system, { guest, personId }) => {
    if (guest.state === "accepted") return endOne(tx, system, guest, personId);
    await setEnded(tx, system.authorityId, { id, on: toCivilDate(system.now()) });
    await recordGuestStep(tx, system, { guest: { ...guest, guestId: personId }, action: "guests.refused" });
    await notifyGuestNews(tx, system, { guest, what: "refused", by: personId });
  });
}

interface Answering {
  readonly guest: Guest;
  readonly personId: PersonId;
}

async function runInvitationAnswer(
  context: Context,
  id: GuestId,
  act: (tx: Tx, system: Context, answering: Answering) => Promise<void>,
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") throw guestsErrors.error("guests.unknown");
  const { personId } = actor;
  const system = toGuestsSystem(context);
  await system.transaction(async (tx) => {
    const guest = await findLockedGuest(tx, system, id);
    if (guest?.state === "accepted" && guest.guestId === personId)
      return act(tx, system, { guest, personId });
    const own = await listAddressedRows(tx, system, personId);
    const isTheirs = own.some((row) => row.id === id);
    if (!guest || !isTheirs || !isAwaitingAnswer(guest, toCivilDate(system.now())))
      throw guestsErrors.error("guests.unknown");
    if (!(await mayServe(tx, system, guest, personId))) throw guestsErrors.error("guests.unknown");
    await act(tx, system, { guest, personId });
  });
}

/**
 * Use case: a parent, or the guest, ends it at once, and the others are told. Ended already, it stays. Throws
 * guests.unknown.
 */
export async function endGuest(context: Context, id: GuestId): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") throw guestsErrors.error("guests.unknown");
  const by = actor.personId;
  const system = toGuestsSystem(context);
  await system.transaction(async (tx) => {
    const guest = await findLockedGuest(tx, system, id);
    const mayEnd =
      guest !== undefined &&
      (guest.guestId === by || (await listResponsible(tx, system, guest.childId)).includes(by));
    if (!guest || !mayEnd) throw guestsErrors.error("guests.unknown");
    if (guest.state === "ended") return;
    await endOne(tx, system, guest, by);
  });
}
