import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type GrantId, type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { findPersonKeys, getPersonKey } from "../keys/index.ts";
import { isOngoing, type Restriction, type RestrictionId } from "./restriction.ts";
import { openRestriction, openRestrictionWords } from "./sealed.ts";
import {
  findRow,
  findRowByLink,
  findRowLocked,
  listPersonRows,
  listRowsHeld,
  listRowsHeldSince,
  listRowsThatHold,
  listRowsToLift,
  type RestrictionRow,
} from "./store.ts";

export function findRestriction(context: Context, id: RestrictionId): Promise<Restriction | undefined> {
  return context.read(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    return row && openRestriction(tx, context, row);
  });
}

/**
 * Held until the end of the transaction: of two who change it at the same instant, the second sees what the
 * first did. By the system.
 */
export async function findRestrictionLocked(
  tx: Tx,
  context: Context,
  id: RestrictionId,
): Promise<Restriction | undefined> {
  const row = await findRowLocked(tx, context.authorityId, id);
  return row && openRestriction(tx, context, row);
}

/** As findRestrictionLocked, by the link of a message: its hash. */
export async function findRestrictionByLink(
  tx: Tx,
  context: Context,
  hash: Buffer,
): Promise<Restriction | undefined> {
  const row = await findRowByLink(tx, context.authorityId, hash);
  return row && openRestriction(tx, context, row);
}

/** Those that hold, or were lifted since, in the whole authority: few, and none opened. By the system. */
export async function listRestrictionsChangedSince(
  tx: Tx,
  context: Context,
  since: Date,
): Promise<readonly RestrictionId[]> {
  const rows = await listRowsHeldSince(tx, context.authorityId, toCivilDate(since));
  return rows.map(({ id }) => parseId<"rights_request">(id));
}

/** Newest first, lifted ones too; as row-level security shows them. */
export function listPersonRestrictions(
  context: Context,
  personId: PersonId,
): Promise<readonly Restriction[]> {
  return context.read(async (tx) => {
    const rows = await listPersonRows(tx, context.authorityId, personId);
    if (rows.length === 0) return [];
    const key = await getPersonKey(tx, context, personId);
    return rows.map((row) => openRestrictionWords(key, row));
  });
}

/** Those that hold of several people, in as many statements as of one. */
export async function listRestrictionsUnderWay(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly Restriction[]> {
  return openRows(tx, context, await listRowsThatHold(tx, context.authorityId, personIds));
}

/** Use case: the restrictions that hold of several people. */
export function readRestrictionsUnderWay(
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly Restriction[]> {
  return context.read((tx) => listRestrictionsUnderWay(tx, context, personIds));
}

/** In as many statements for several people as for one. */
async function openRows(
  tx: Tx,
  context: Context,
  rows: readonly RestrictionRow[],
): Promise<readonly Restriction[]> {
  if (rows.length === 0) return [];
  const owners = [...new Set(rows.map((row) => parseId<"person">(row.person_id)))];
  const keys = await findPersonKeys(tx, context, owners);
  return rows.flatMap((row) => {
    const key = keys.get(parseId<"person">(row.person_id));
    return key ? [openRestrictionWords(key, row)] : [];
  });
}

/** What is read of one without opening what is sealed. */
export type RestrictionHeld = Pick<Restriction, "id" | "covers" | "state" | "since" | "liftsOn">;

/**
 * A page of those that hold in the authority, the oldest first, as row-level security shows them: the nearest
 * that there is.
 */
export async function listRestrictionsHeld(
  tx: Tx,
  context: Context,
  wanted: { readonly page: number; readonly size: number },
): Promise<{ readonly held: readonly RestrictionHeld[]; readonly page: number; readonly pages: number }> {
  const { rows, ...at } = await listRowsHeld(tx, context.authorityId, wanted);
  return {
    held: rows.map(({ id, covers, state, since, lifts_on }) => ({
      id: parseId<"rights_request">(id),
      covers,
      state,
      since,
      ...(lifts_on === null ? {} : { liftsOn: lifts_on }),
    })),
    ...at,
  };
}

/** Whose announced day has come, some at a time. By the system. */
export async function listRestrictionsToLift(tx: Tx, context: Context): Promise<readonly RestrictionId[]> {
  const rows = await listRowsToLift(tx, context.authorityId, toCivilDate(context.now()));
  return rows.map(({ id }) => parseId<"rights_request">(id));
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
