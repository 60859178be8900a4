import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getPersonKey } from "../keys/index.ts";
import {
  type CoveredAgreement,
  isOngoing,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
} from "./restriction.ts";
import { sealWords, wordsIn } from "./sealed.ts";
import { findRow, insertRestriction, type RestrictionRow, updateRow } from "./store.ts";

export interface RestrictionBegun {
  readonly id: RestrictionId;
  readonly personId: PersonId;
  readonly askedBy: PersonId;
  readonly ground: RestrictionGround;
  /** None: it covers everything. */
  readonly agreements: readonly CoveredAgreement[];
}

/** By the system, once who asks was judged. @returns false when it was there already */
export async function beginRestriction(tx: Tx, context: Context, begun: RestrictionBegun): Promise<boolean> {
  const { id, personId, agreements, ground, askedBy } = begun;
  const key = await getPersonKey(tx, context, personId);
  return insertRestriction(tx, {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    covers: agreements.length === 0 ? "everything" : "agreements",
    state: "in_force",
    since: civilDate(context.now()),
    lifts_on: null,
    lifted_on: null,
    version: 1,
    sealed: sealWords(key, id, {
      ground,
      agreements: [...agreements],
      askedBy,
      beganAt: context.now().toISOString(),
    }),
  });
}

/** The end that the authority announces; told already, the first day stands. @returns false when nothing changes */
export async function announceLifting(
  tx: Tx,
  context: Context,
  restriction: Restriction,
  { by, reason, liftsOn }: { readonly by: string; readonly reason: string; readonly liftsOn: CivilDate },
): Promise<boolean> {
  if (restriction.state !== "in_force") return false;
  const announced = { at: context.now().toISOString(), by, reason };
  await change(tx, context, { ...restriction, announced }, { state: "lifting", lifts_on: liftsOn });
  return true;
}

/** @returns false when it was lifted already */
export async function liftRestriction(
  tx: Tx,
  context: Context,
  restriction: Restriction,
  by: "person" | "authority",
): Promise<boolean> {
  if (!isOngoing(restriction)) return false;
  const now = context.now();
  const lifted = { at: now.toISOString(), by };
  await change(tx, context, { ...restriction, lifted }, { state: "lifted", lifted_on: civilDate(now) });
  return true;
}

async function change(
  tx: Tx,
  context: Context,
  said: Restriction,
  columns: Partial<Pick<RestrictionRow, "state" | "lifts_on" | "lifted_on">>,
): Promise<void> {
  const row = await findRow(tx, context.authorityId, said.id);
  const key = await getPersonKey(tx, context, said.personId);
  const sealed = sealWords(key, said.id, wordsIn(said));
  if (!row || row.version !== said.version || !(await updateRow(tx, row, { ...columns, sealed })))
    throw kernelErrors.error("request.changed_meanwhile");
}
