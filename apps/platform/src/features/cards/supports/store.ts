import { sql } from "kysely";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { type KeysetQuestion, type ListRows, readKeysetPage, type SortKey } from "../../../kernel/keyset.ts";
import { isLive } from "./rules.ts";
import type { SupportRow, Tables } from "./store-rows.ts";
import { type SupportId, type SupportKind, type SupportState, supportStates } from "./support.ts";

export type { SupportRow } from "./store-rows.ts";

const openSupportTables = (tx: Tx) => tx.withTables<Tables>();
/** Further back than any code that is still accepted. */
export const STEPS_KEPT = 4;

const live: readonly SupportState[] = supportStates.filter(isLive);

/**
 * False when the id or the number is taken, or the former support has a successor: PostgreSQL does not tell
 * which.
 */
export async function createSupportRow(tx: Tx, row: SupportRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openSupportTables(tx)
    .insertInto("support")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findSupportRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: SupportId,
): Promise<SupportRow | undefined> {
  return openSupportTables(tx)
    .selectFrom("support")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listStates(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<readonly Pick<SupportRow, "id" | "person_id" | "state">[]> {
  if (ids.length === 0) return [];
  return openSupportTables(tx)
    .selectFrom("support")
    .select(["id", "person_id", "state"])
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
}

/** By the index of those that do not serve (0962). */
export async function listStoppedIds(tx: Tx, authorityId: AuthorityId): Promise<readonly string[]> {
  const rows = await openSupportTables(tx)
    .selectFrom("support")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "active")
    .execute();
  return rows.map(({ id }) => id);
}

/** By the number printed on it. */
export async function findByNumber(
  tx: Tx,
  authorityId: AuthorityId,
  number: string,
): Promise<SupportRow | undefined> {
  return openSupportTables(tx)
    .selectFrom("support")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("number", "=", number)
    .executeTakeFirst();
}

export async function findSuccessor(
  tx: Tx,
  authorityId: AuthorityId,
  id: SupportId,
): Promise<SupportRow | undefined> {
  return openSupportTables(tx)
    .selectFrom("support")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("replaces", "=", id)
    .executeTakeFirst();
}

/** Newest first. */
export async function listSupportRows(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly SupportRow[]> {
  return openSupportTables(tx)
    .selectFrom("support")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "in", personIds)
    .orderBy("state_on", "desc")
    .orderBy("number", "desc")
    .execute();
}

/** Those that serve, or will. */
export async function listLiveRows(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
): Promise<readonly Pick<SupportRow, "id" | "person_id" | "kind" | "state" | "expires_on">[]> {
  return openSupportTables(tx)
    .selectFrom("support")
    .select(["id", "person_id", "kind", "state", "expires_on"])
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`person_id = any (${[...personIds]}::uuid[])`)
    .where("state", "in", live)
    .orderBy("expires_on")
    .orderBy("id")
    .execute();
}

const NUMBER: SortKey<Tables, "support"> = { by: (eb) => eb.ref("number"), type: "text" };
const STATE_ON: SortKey<Tables, "support"> = { by: (eb) => eb.ref("state_on"), type: "date" };

export interface SearchToMake extends KeysetQuestion {
  readonly authorityId: AuthorityId;
  readonly kind: SupportKind | undefined;
  readonly isDescending: boolean;
}

/**
 * One page of those that wait to be made, or handed over at a desk, and how many there are on all of them.
 */
export async function searchRowsToMake(
  tx: Tx,
  { authorityId, kind, isDescending, ...page }: SearchToMake,
): Promise<ListRows<SupportRow>> {
  const waiting = openSupportTables(tx)
    .selectFrom("support")
    .where("authority_id", "=", authorityId)
    .where("state", "in", ["ordered", "personalised"])
    .$if(kind !== undefined, (query) => query.where((eb) => eb("kind", "=", eb.val(kind ?? "card"))));
  const { total } = await waiting
    .select((eb) => eb.fn.countAll<string>().as("total"))
    .executeTakeFirstOrThrow();
  const order = [{ ...STATE_ON, isDescending }, NUMBER];
  return { ...(await readKeysetPage(waiting.selectAll(), order, page)), total: Number(total) };
}

/** @returns false when the row changed since it was read */
export async function updateSupport(
  tx: Tx,
  row: SupportRow,
  change: Pick<SupportRow, "state" | "state_on" | "sealed">,
): Promise<boolean> {
  const { numUpdatedRows } = await openSupportTables(tx)
    .updateTable("support")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Those that live beyond their last day, after an id. */
export async function listRowsPast(
  tx: Tx,
  authorityId: AuthorityId,
  { today, after, limit }: { readonly today: CivilDate; readonly after: string; readonly limit: number },
): Promise<readonly SupportRow[]> {
  return openSupportTables(tx)
    .selectFrom("support")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "in", live)
    .where("expires_on", "<", today)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Its long code was put on paper. No other column follows: whoever reads the support meanwhile still changes
 * it as they saw it.
 */
export async function setCodeShownDay(tx: Tx, row: SupportRow, today: CivilDate): Promise<void> {
  await openSupportTables(tx)
    .updateTable("support")
    .set({ shown_on: today })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where((where) => where.or([where("shown_on", "is", null), where("shown_on", "<", today)]))
    .execute();
}

export async function deletePersonSupports(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await openSupportTables(tx)
    .deleteFrom("support")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/**
 * Ended before that day, entries of the deny list past their time, and codes used before that step: a later
 * one is used up still.
 */
export async function deleteEnded(
  tx: Tx,
  authorityId: AuthorityId,
  { before, today, step }: { readonly before: CivilDate; readonly today: CivilDate; readonly step: number },
): Promise<number> {
  const supports = await openSupportTables(tx)
    .deleteFrom("support")
    .where("authority_id", "=", authorityId)
    .where("state", "not in", live)
    .where("state_on", "<", before)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  const entries = await openSupportTables(tx)
    .deleteFrom("support_denied")
    .where("authority_id", "=", authorityId)
    .where("until", "<", today)
    .executeTakeFirst();
  const steps = await openSupportTables(tx)
    .deleteFrom("support_step_used")
    .where("authority_id", "=", authorityId)
    .where("step", "<", step)
    .executeTakeFirst();
  return Number(supports.numDeletedRows + entries.numDeletedRows + steps.numDeletedRows);
}

export async function listDeniedSupports(tx: Tx, authorityId: AuthorityId): Promise<readonly Buffer[]> {
  const rows = await openSupportTables(tx)
    .selectFrom("support_denied")
    .select("entry")
    .where("authority_id", "=", authorityId)
    .execute();
  return rows.map(({ entry }) => entry);
}

export interface SupportSettings {
  readonly kinds: readonly SupportKind[];
  /** How many times the deny list changed. */
  readonly listVersion: number;
  /** 0 before anybody chose. */
  readonly version: number;
}

export async function readSettings(tx: Tx, authorityId: AuthorityId): Promise<SupportSettings> {
  const row = await openSupportTables(tx)
    .selectFrom("support_settings")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
  if (!row) return { kinds: ["printed", "phone"], listVersion: 0, version: 0 };
  return { kinds: row.kinds, listVersion: row.list_version, version: row.version };
}

/** @returns false when somebody chose meanwhile */
export async function writeKinds(
  tx: Tx,
  authorityId: AuthorityId,
  { kinds, version }: { readonly kinds: readonly SupportKind[]; readonly version: number },
): Promise<boolean> {
  const first = { authority_id: authorityId, kinds: [...kinds], list_version: 0, version: 1 };
  if (version === 0) {
    const inserted = await openSupportTables(tx)
      .insertInto("support_settings")
      .values(first)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const { numUpdatedRows } = await openSupportTables(tx)
    .updateTable("support_settings")
    .set({ kinds: [...kinds], version: version + 1 })
    .where("authority_id", "=", authorityId)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * True once for a holder and a step, and never for a step before it. What is over a minute old is forgotten
 * at once.
 */
export async function reserveCodeStep(
  tx: Tx,
  authorityId: AuthorityId,
  { holder, step }: { readonly holder: Buffer; readonly step: number },
): Promise<boolean> {
  await openSupportTables(tx)
    .deleteFrom("support_step_used")
    .where("authority_id", "=", authorityId)
    .where("step", "<", step - STEPS_KEPT)
    .execute();
  const claimed = await openSupportTables(tx)
    .insertInto("support_step_used")
    .values({ authority_id: authorityId, holder, step: step })
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "holder"])
        .doUpdateSet({ step: step })
        .where("support_step_used.step", "<", step),
    )
    .executeTakeFirst();
  return claimed.numInsertedOrUpdatedRows === 1n;
}
