import { createHash } from "node:crypto";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listResponsible, mayRepresent } from "../../identity/households/index.ts";
import { guestsErrors } from "./errors.ts";
import type { Guest, GuestId } from "./guest.ts";
import { openGuests } from "./read-rows.ts";
import { TRIES_MOST } from "./rules.ts";
import { findLockedGuest } from "./steps.ts";
import { findLockedGuestRow, listGuestRows, setTries } from "./store.ts";

/** What this guest may top up today. For the system. Throws guests.unknown. */
export async function getServing(
  tx: Tx,
  system: Context,
  { id, guestId }: { readonly id: GuestId; readonly guestId: PersonId },
): Promise<Guest> {
  const guest = await findLockedGuest(tx, system, id);
  const isTheirs = guest?.state === "accepted" && guest.guestId === guestId;
  if (!guest || !isTheirs) throw guestsErrors.error("guests.unknown");
  const parents = await listResponsible(tx, system, guest.childId);
  const acts = await mayRepresent(tx, system, {
    personId: guestId,
    forPersonId: guest.childId,
    act: "prepare",
  });
  if (!parents.includes(guest.invitedBy) || acts) throw guestsErrors.error("guests.unknown");
  return guest;
}

/**
 * Everything that this person ever accepted, ended or not: what they paid stays theirs to read. For the
 * system.
 */
export async function listEverServed(tx: Tx, system: Context, guestId: PersonId): Promise<readonly Guest[]> {
  return openGuests(tx, system, await listGuestRows(tx, system.authorityId, { guestId }));
}

/**
 * As long as two clicks, or a page that is sent again, are one try: asked for longer, an amount would follow
 * the balance.
 */
const SAME_TRY_MS = 60_000;

/**
 * Whether an amount fits says something of a balance: three are tried in a day, whatever becomes of them, and
 * forms sent at once are counted one after the other; one form with one amount, within a minute, is one. For
 * the system, in the transaction that comes before the answer is known. Throws guests.not_now.
 * @param form its number, and its amount
 */
export async function countTry(tx: Tx, system: Context, id: GuestId, form: string): Promise<void> {
  const row = await findLockedGuestRow(tx, system.authorityId, id);
  const now = system.now();
  const today = toCivilDate(now);
  const last = computeTryNumber(form);
  const isSame = row?.last_try === last && now.getTime() - (row.last_try_at?.getTime() ?? 0) < SAME_TRY_MS;
  if (isSame) return;
  const before = row && row.refused_on === today ? row.refusals : 0;
  if (!row || before >= TRIES_MOST) throw guestsErrors.error("guests.not_now");
  await setTries(tx, system.authorityId, {
    ...{ id: parseId<"topupGuest">(row.id), on: today, tries: before + 1 },
    ...{ last, at: now },
  });
}

/** Of a form and its amount, which nobody reads from it. */
function computeTryNumber(form: string): string {
  const hex = createHash("sha256").update(form).digest("hex").slice(0, 32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
