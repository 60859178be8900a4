import type { Context, Tx } from "../../../kernel/context.ts";
import { isUnreadable } from "../../../kernel/faults.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listResponsible } from "../../identity/households/index.ts";
import {
  findCurrentText,
  formatNameInUse,
  listElements,
  nameElements,
} from "../../identity/identity/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { getCounter } from "../counters/index.ts";
import type { Guest } from "./guest.ts";

/** "" when it is not known. */
export async function formatPersonGivenName(tx: Tx, system: Context, personId: PersonId): Promise<string> {
  return findCurrentText(await listElements(tx, system, personId, ["given_name"]), "given_name") ?? "";
}

/** "" when it is not known. */
export async function formatPersonFullName(tx: Tx, system: Context, personId: PersonId): Promise<string> {
  return formatNameInUse(await listElements(tx, system, personId, nameElements));
}

/** What is done is told to each, though the name of the guest does not open. */
async function formatGuestName(tx: Tx, system: Context, personId: PersonId): Promise<string> {
  try {
    return await formatPersonFullName(tx, system, personId);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return "";
  }
}

export type GuestNews = "invited" | "accepted" | "refused" | "ended";

/**
 * Each parent, who alone invite, but whoever did it, and not the child; the guest too, of an end that they
 * did not ask for. By the system.
 */
export async function notifyGuestNews(
  tx: Tx,
  system: Context,
  { guest, what, by }: { readonly guest: Guest; readonly what: GuestNews; readonly by: PersonId | undefined },
): Promise<void> {
  const counter = await getCounter(tx, system, guest.counterId);
  const child = await formatPersonGivenName(tx, system, guest.childId);
  const who = guest.guestId === undefined ? "" : await formatGuestName(tx, system, guest.guestId);
  for (const personId of await listResponsible(tx, system, guest.childId))
    if (personId !== by)
      await notify(tx, system, {
        personId,
        template: "guest_news",
        data: { what, to: "parent", child, counter: counter.name, who, path: buildGuestsPath(guest.childId) },
      });
  if (what === "ended" && guest.guestId !== undefined && guest.guestId !== by)
    await notify(tx, system, {
      personId: guest.guestId,
      template: "guest_news",
      data: { what, to: "guest", child, counter: counter.name, who: "", path: GUEST_PATH },
    });
}

/**
 * Whoever has the address is told that something waits, and of whom in their space only: an address is easily
 * mistyped. By the system.
 */
export async function notifyInvitedPeople(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<void> {
  for (const personId of personIds)
    await notify(tx, system, { personId, template: "guest_asked", data: { path: GUEST_PATH } });
}

const GUEST_PATH = "/espace/recharger-pour";
const buildGuestsPath = (childId: PersonId): string =>
  `/espace/compteurs/invites?${new URLSearchParams({ pour: childId })}`;
