import {
  addDays,
  addMonths,
  type CivilDate,
  selectLaterDate,
  toCivilDate,
} from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { deleteInactivity, findInactivity, saveInactivityRow } from "./store/inactivity.ts";

/**
 * From the first message to the erasure: time for a letter to be forwarded, and for somebody to come back
 * from afar.
 */
const NOTICE_DAYS = 90;
/** The second message, a month before. */
const AGAIN_DAYS = 60;

/**
 * Without a sign of somebody, nothing is needed any more (GDPR art. 5.1.e; CNIL: two years for an account,
 * which is the default). The last day of which a sign counts.
 */
export const computeInactivityLimit = ({ now, ports }: Context): CivilDate =>
  addMonths(toCivilDate(now()), -ports.inactiveMonths);

export type InactivityStep =
  | { readonly step: "tell" | "tell_again"; readonly erasedOn: CivilDate }
  | { readonly step: "wait" }
  | { readonly step: "erase" };

/** What comes next for somebody unseen; what they were told before they last came counts for nothing. */
export function computeNextInactivityStep(
  told: { readonly on: CivilDate; readonly again?: CivilDate } | undefined,
  { lastSeenOn, today }: { readonly lastSeenOn: CivilDate; readonly today: CivilDate },
): InactivityStep {
  if (!told || told.on <= lastSeenOn) return { step: "tell", erasedOn: addDays(today, NOTICE_DAYS) };
  const erasedOn = addDays(told.on, NOTICE_DAYS);
  if (told.again === undefined) {
    // A night without jobs takes nothing from the month that the second message announces.
    const left = addDays(today, NOTICE_DAYS - AGAIN_DAYS);
    return today >= addDays(told.on, AGAIN_DAYS)
      ? { step: "tell_again", erasedOn: selectLaterDate(left, erasedOn) }
      : { step: "wait" };
  }
  const last = addDays(told.again, NOTICE_DAYS - AGAIN_DAYS);
  return today >= selectLaterDate(last, erasedOn) ? { step: "erase" } : { step: "wait" };
}

/** Reads what was told, decides, and notes it. By the system. */
export async function updateInactivity(
  tx: Tx,
  context: Context,
  { personId, lastSeenOn }: { readonly personId: PersonId; readonly lastSeenOn: CivilDate },
): Promise<InactivityStep> {
  const { authorityId } = context;
  const today = toCivilDate(context.now());
  const row = await findInactivity(tx, authorityId, personId);
  const told = row && {
    on: row.told_on,
    ...(row.told_again_on === null ? {} : { again: row.told_again_on }),
  };
  const next = computeNextInactivityStep(told, { lastSeenOn, today });
  const kept = { authority_id: authorityId, person_id: personId };
  if (next.step === "tell") await saveInactivityRow(tx, { ...kept, told_on: today, told_again_on: null });
  if (next.step === "tell_again" && told)
    await saveInactivityRow(tx, { ...kept, told_on: told.on, told_again_on: today });
  return next;
}

/** They came back, or something of theirs goes on. */
export const removeInactivityNotices = (tx: Tx, context: Context, personId: PersonId): Promise<void> =>
  deleteInactivity(tx, context.authorityId, personId);
