import { addMonths, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getPersonKey } from "../keys/index.ts";
import {
  type CoveredAgreement,
  isOngoing,
  isWished,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
} from "./restriction.ts";
import { sealWords, toRestrictionWords } from "./sealed.ts";
import { createRestrictionRow, findRow, type RestrictionRow, updateReminderDay, updateRow } from "./store.ts";

export interface RestrictionBegun {
  readonly id: RestrictionId;
  readonly personId: PersonId;
  readonly askedBy: PersonId;
  readonly ground: RestrictionGround;
  /** None: it covers everything. */
  readonly agreements: readonly CoveredAgreement[];
}

/**
 * By the system, once who asks was judged.
 * @returns false when it was there already
 */
export async function createRestriction(tx: Tx, context: Context, begun: RestrictionBegun): Promise<boolean> {
  const { id, personId, agreements, ground, askedBy } = begun;
  const key = await getPersonKey(tx, context, personId);
  return createRestrictionRow(tx, {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    covers: agreements.length === 0 ? "everything" : "agreements",
    state: "in_force",
    since: toCivilDate(context.now()),
    lifts_on: null,
    lifted_on: null,
    take_back_hash: null,
    reminded_on: null,
    version: 1,
    sealed: sealWords(key, id, {
      ground,
      agreements: [...agreements],
      askedBy,
      beganAt: context.now().toISOString(),
    }),
  });
}

export interface LiftingAnnounced {
  readonly by: string;
  readonly reason: string;
  readonly liftsOn: CivilDate;
  /** None: the authority decides. */
  readonly wishedBy?: PersonId;
}

/**
 * Its end, told before it comes. Told already, the first day stands; what the authority decides takes the
 * place of what somebody wishes, with a day of its own.
 * @returns false when nothing changes
 */
export async function scheduleLifting(
  tx: Tx,
  context: Context,
  restriction: Restriction,
  { liftsOn, ...said }: LiftingAnnounced,
): Promise<boolean> {
  const isOverWish = isWished(restriction) && said.wishedBy === undefined;
  if (restriction.state !== "in_force" && !isOverWish) return false;
  const inForce = isOverWish ? await resumeRestriction(tx, context, restriction) : restriction;
  const announced = { at: context.now().toISOString(), ...said };
  await updateRestriction(tx, context, { ...inForce, announced }, { state: "lifting", lifts_on: liftsOn });
  return true;
}

/** Somebody said no to it; or who wished it thought again; or it could not be told to be theirs. */
export type KeptBecause =
  | { readonly because: "disagreed"; readonly by: PersonId }
  | { readonly because: "withdrawn" | "not_theirs" };

/**
 * The lifting that somebody wished does not come.
 * @returns false when none is under way
 */
export async function cancelLifting(
  tx: Tx,
  context: Context,
  restriction: Restriction,
  why: KeptBecause,
): Promise<boolean> {
  const { announced, withdrawn = [] } = restriction;
  if (!isWished(restriction) || announced?.wishedBy === undefined) return false;
  const { at, wishedBy: by } = announced;
  const said = () => {
    if (why.because === "disagreed") return { kept: { at: context.now().toISOString(), by: why.by } };
    if (why.because === "not_theirs") return {};
    return { withdrawn: [...withdrawn.slice(1 - MOST_WITHDRAWN), { at, by }] };
  };
  await resumeRestriction(tx, context, { ...restriction, ...said() });
  return true;
}

/**
 * Whoever said no was not whom they seemed: nobody did, and it may be wished again.
 * @returns false when nobody said no
 */
export async function removeKeptReason(tx: Tx, context: Context, restriction: Restriction): Promise<boolean> {
  if (restriction.state !== "in_force" || !restriction.kept) return false;
  const { kept: _, ...held } = restriction;
  await updateRestriction(tx, context, held, {});
  return true;
}

/** More than people who may wish within a week; the last ones are looked at. */
const MOST_WITHDRAWN = 10;

async function resumeRestriction(tx: Tx, context: Context, restriction: Restriction): Promise<Restriction> {
  const { announced: _, liftsOn: __, ...inForce } = restriction;
  await updateRestriction(tx, context, inForce, { state: "in_force", lifts_on: null });
  return { ...inForce, state: "in_force", version: restriction.version + 1 };
}

/** @returns false when it was lifted already */
export async function removeRestriction(
  tx: Tx,
  context: Context,
  restriction: Restriction,
  { by, who }: { readonly by: "person" | "authority"; readonly who?: PersonId | undefined },
): Promise<boolean> {
  if (!isOngoing(restriction)) return false;
  const now = context.now();
  const lifted = { at: now.toISOString(), by, ...(who === undefined ? {} : { who }) };
  // The link of a lifting of before takes this one back no more.
  const columns = { state: "lifted", lifted_on: toCivilDate(now), take_back_hash: null } as const;
  await updateRestriction(tx, context, { ...restriction, lifted }, columns);
  return true;
}

/**
 * Whoever shows what this is the hash of takes the lifting back.
 * @returns false when another one does already
 */
export async function setWithdrawalLink(
  tx: Tx,
  context: Context,
  { id }: Pick<Restriction, "id">,
  hash: Buffer,
): Promise<boolean> {
  const row = await findRow(tx, context.authorityId, id);
  if (row && row.take_back_hash !== null) return false;
  if (!row || !(await updateRow(tx, row, { take_back_hash: hash })))
    throw kernelErrors.error("request.changed_meanwhile");
  return true;
}

/**
 * It was not lifted by whom it was said to be: in force again from now on.
 * @returns false when it holds already
 */
export async function withdrawLifting(tx: Tx, context: Context, restriction: Restriction): Promise<boolean> {
  if (isOngoing(restriction)) return false;
  const { announced: _, lifted: __, ...held } = restriction;
  const takenBack = { at: context.now().toISOString() };
  const columns = { state: "in_force", lifts_on: null, lifted_on: null } as const;
  await updateRestriction(tx, context, { ...held, takenBack }, columns);
  return true;
}

/**
 * Once a year, whoever answers for the rights is told of all that hold (GDPR art. 5.1.e: nothing is kept for
 * ever without a look). By the system.
 * @returns how many, 0 when it is not time
 */
export function recordYearlyReminder(tx: Tx, context: Context): Promise<number> {
  const today = toCivilDate(context.now());
  return updateReminderDay(tx, context.authorityId, { today, last: addMonths(today, -REMIND_MONTHS) });
}

const REMIND_MONTHS = 12;

async function updateRestriction(
  tx: Tx,
  context: Context,
  said: Restriction,
  columns: Partial<Pick<RestrictionRow, "state" | "lifts_on" | "lifted_on" | "take_back_hash">>,
): Promise<void> {
  const row = await findRow(tx, context.authorityId, said.id);
  const key = await getPersonKey(tx, context, said.personId);
  const sealed = sealWords(key, said.id, toRestrictionWords(said));
  if (!row || row.version !== said.version || !(await updateRow(tx, row, { ...columns, sealed })))
    throw kernelErrors.error("request.changed_meanwhile");
}
