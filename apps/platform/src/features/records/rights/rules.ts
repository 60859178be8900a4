import { addDays, addMonths, type CivilDate } from "../../../kernel/civil-date.ts";
import type { RepresentationKind } from "../../identity/households/index.ts";
import type { RightsState } from "./request.ts";

/** GDPR art. 12.3: one month, and two more when the request is complex, said within the first. */
export const computeDueDay = (receivedOn: CivilDate): CivilDate => addMonths(receivedOn, 1);
export const computeExtendedDueDay = (receivedOn: CivilDate): CivilDate => addMonths(receivedOn, 3);

/**
 * Days to think again before an erasure: longer than the week in which somebody may take back an address or a
 * recovery.
 */
export const COOLING_DAYS = 10;

/**
 * Between the message that says a pause is to be lifted by the authority and its end (art. 18.3): time to
 * read it, and to answer.
 */
export const LIFTING_DAYS = 7;

/**
 * Of one who asks, by one door: what waits, and what a day receives. More is a flood, under which others'
 * requests wait.
 */
export const MOST_AT_ONCE = 10;

/** Before the day, so that an answer can still be written. */
export const REMIND_DAYS = 7;

/** An answer proves itself until the action is barred (Code civil art. 2224). */
export const ANSWER_RETENTION_MONTHS = 60;

interface Clock {
  readonly state: RightsState;
  readonly dueOn: CivilDate;
}

export const isOpenRequestState = (state: RightsState): boolean =>
  state === "waiting" || state === "scheduled";

export const isLate = ({ state, dueOn }: Clock, today: CivilDate): boolean =>
  state === "waiting" && dueOn < today;

/** How many reminders should have gone by today: one a week before the day, one once it has passed. */
export function computeDueReminders(clock: Clock, today: CivilDate): 0 | 1 | 2 {
  if (clock.state !== "waiting") return 0;
  if (isLate(clock, today)) return 2;
  return addDays(clock.dueOn, -REMIND_DAYS) <= today ? 1 : 0;
}

/**
 * Who may ask that somebody else be erased: parents and guardians, never under a mandate, which is given to
 * act and not to make disappear (Code civil art. 1988), nor a curator, who assists. From fifteen on a young
 * person asks by themselves (law of 1978, art. 45).
 */
export function mayRequestErasure(
  links: readonly { readonly kind: RepresentationKind; readonly measure?: string }[],
  decidesAlone: boolean,
): boolean {
  return links.some(({ kind, measure }) =>
    kind === "guardianship" ? measure !== "curatelle" : kind === "parental_authority" && !decidesAlone,
  );
}
