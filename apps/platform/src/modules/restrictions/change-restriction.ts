import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type GrantId, type PersonId, type ServiceId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { findPersonKeys, getPersonKey } from "../keys/index.ts";
import {
  type CoveredAgreement,
  isOngoing,
  type Restriction,
  type RestrictionGround,
  type RestrictionId,
} from "./restriction.ts";
import { restrictionIn, restrictionOf, sealWords, wordsIn } from "./sealed.ts";
import {
  findRow,
  insertRestriction,
  listRowsOf,
  listRowsThatHold,
  listRowsToLift,
  type RestrictionRow,
  updateRow,
} from "./store.ts";

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

export async function findRestriction(
  tx: Tx,
  context: Context,
  id: RestrictionId,
): Promise<Restriction | undefined> {
  const row = await findRow(tx, context.authorityId, id);
  return row && restrictionOf(tx, context, row);
}

/** Newest first, lifted ones too; as row-level security shows them. */
export async function listRestrictionsOf(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<readonly Restriction[]> {
  const rows = await listRowsOf(tx, context.authorityId, personId);
  if (rows.length === 0) return [];
  const key = await getPersonKey(tx, context, personId);
  return rows.map((row) => restrictionIn(key, row));
}

/** Those that hold of several people, in as many statements as of one. */
export async function listRestrictionsUnderWay(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly Restriction[]> {
  const rows = await listRowsThatHold(tx, context.authorityId, personIds);
  if (rows.length === 0) return [];
  const owners = [...new Set(rows.map((row) => asId<"person">(row.person_id)))];
  const keys = await findPersonKeys(tx, context, owners);
  return rows.flatMap((row) => {
    const key = keys.get(asId<"person">(row.person_id));
    return key ? [restrictionIn(key, row)] : [];
  });
}

/** Whose announced day has come, some at a time. By the system. */
export async function listRestrictionsToLift(tx: Tx, context: Context): Promise<readonly RestrictionId[]> {
  const rows = await listRowsToLift(tx, context.authorityId, civilDate(context.now()));
  return rows.map(({ id }) => asId<"rights_request">(id));
}

/** Whether one of these covers the agreement, or any agreement with its service. */
export const isCovered = (
  restrictions: readonly Pick<Restriction, "state" | "covers" | "agreements">[],
  { grantId, serviceId }: { readonly grantId?: GrantId; readonly serviceId: ServiceId },
): boolean =>
  restrictions
    .filter(isOngoing)
    .some(
      ({ covers, agreements }) =>
        covers === "everything" ||
        agreements.some(
          (one) => one.serviceId === serviceId || (grantId !== undefined && one.grantId === grantId),
        ),
    );
