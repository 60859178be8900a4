import { type CivilDate, formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { findLastSeen, findLastSeenEver, listAccountsUnseen } from "../../access/access/index.ts";
import { listLiveGrants } from "../../consent/consent/index.ts";
import { isInHand, listTrackedFiles } from "../../enrolment/enrolment/index.ts";
import { listPersonContacts } from "../../identity/contacts/index.ts";
import { listRepresentatives, listRepresented } from "../../identity/households/index.ts";
import { findPerson, listFolded } from "../../identity/identity/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { splitMergedPersons } from "../../records/merges/index.ts";
import {
  computeInactivityLimit,
  removeInactivityNotices,
  updateInactivity,
} from "../../records/rights/index.ts";
import { record } from "../../trust/audit/index.ts";
import { isHeld } from "../../trust/restrictions/index.ts";
import { erasePerson } from "./erase-person.ts";

/**
 * Of whom nothing was seen for years, online, at the desk, nor by who acts for them, and who has no service:
 * told twice, by message or letter, then erased like who asks for it, but alone: a merge is undone first.
 * Each in a transaction of its own.
 */
export async function eraseInactive(context: Context, contributions: readonly Contribution[]): Promise<void> {
  const before = computeInactivityLimit(context);
  const unseen = await context.transaction((tx) => listAccountsUnseen(tx, context, before));
  await runEachInTurn(unseen, (one) =>
    context.transaction(async (tx) => applyInactivityRule(tx, context, contributions, { ...one, before })),
  );
}

const NOT_SEEN = "la fiche gardée est effacée, faute de nouvelles depuis des années";

interface Unseen {
  readonly personId: PersonId;
  readonly lastSeenOn: CivilDate;
  readonly before: CivilDate;
}

async function applyInactivityRule(
  tx: Tx,
  context: Context,
  contributions: readonly Contribution[],
  { personId, lastSeenOn: own, before }: Unseen,
): Promise<void> {
  const status = (await findPerson(tx, context, personId))?.status;
  // The dead and the drafts have clocks of their own.
  if (status === undefined || ["draft", "deceased", "erased", "merged"].includes(status)) return;
  // Kept for claims, however long nothing is seen of them (GDPR art. 18.2); the notice begins again once it
  // is lifted.
  if (await isHeld(tx, personId)) return removeInactivityNotices(tx, context, personId);
  if (await hasOngoingActivity(tx, context, personId, before))
    return removeInactivityNotices(tx, context, personId);
  const lastSeenOn = await computeLastSeenDay(tx, context, personId, own);
  if (lastSeenOn >= before) return removeInactivityNotices(tx, context, personId);
  const next = await updateInactivity(tx, context, { personId, lastSeenOn });
  if (next.step === "wait") return;
  if (next.step === "erase") {
    // Whoever was merged with them is one of two again, told so at their own address, and has years and
    // notices of their own.
    await splitMergedPersons(tx, context, { personId, reason: NOT_SEEN });
    await erasePerson(tx, context, contributions, personId);
    await record(tx, context, { action: "people.inactive_erased" });
    return;
  }
  await record(tx, context, { action: "people.inactive_told", personId });
  const erasedOn = formatLongDate(next.erasedOn, context.language);
  const data = { erasedOn, months: context.ports.inactiveMonths };
  await notify(tx, context, { personId, template: "inactivity_notice", data });
}

/**
 * A child, or somebody under protection, is seen through who acts for them: nobody comes in by their account.
 */
async function computeLastSeenDay(
  tx: Tx,
  context: Context,
  personId: PersonId,
  own: CivilDate,
): Promise<CivilDate> {
  const links = await listRepresentatives(context, personId);
  const days: CivilDate[] = [own];
  for (const { kind, state, representativeId } of links) {
    if (kind === "mandate" || state !== "validated") continue;
    days.push((await findLastSeen(tx, context, representativeId)) ?? own);
  }
  // The same human came in by another number, before the two were one.
  for (const folded of await listFolded(tx, context, personId))
    days.push((await findLastSeenEver(tx, context, folded)) ?? own);
  return days.toSorted().at(-1) ?? own;
}

/**
 * A service, a question or a file under way, an exchange since; or somebody who would be left with nobody.
 */
async function hasOngoingActivity(
  tx: Tx,
  context: Context,
  personId: PersonId,
  before: CivilDate,
): Promise<boolean> {
  if ((await listLiveGrants(tx, context, personId)).length > 0) return true;
  const contacts = await listPersonContacts(context, personId);
  if (
    contacts.some(
      ({ state, receivedOn, answeredOn }) => state === "waiting" || (answeredOn ?? receivedOn) >= before,
    )
  )
    return true;
  const files = await listTrackedFiles(context, personId);
  if (files.some(({ file }) => isInHand(file.state) || isSince(file.submittedAt, before))) return true;
  return (await listRepresented(context, personId)).some(({ kind }) => kind !== "mandate");
}

const isSince = (at: Date | undefined, day: CivilDate): boolean => at !== undefined && toCivilDate(at) >= day;
