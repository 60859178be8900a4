import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../kernel/ids.ts";
import type { RepresentationId, RepresentationKind, RepresentationState } from "./representation.ts";

export type RepresentationRow = {
  authority_id: string;
  id: string;
  representative_id: string;
  represented_id: string;
  kind: RepresentationKind;
  state: RepresentationState;
  until: string | null;
  detail_sealed: Buffer;
  version: number;
};

export type MemberRow = {
  authority_id: string;
  household_id: string;
  person_id: string;
  role: "adult" | "child";
  share_percent: number;
};

type HouseholdsTables = {
  representation: RepresentationRow;
  household: { authority_id: string; id: string; created_by: string | null };
  household_member: MemberRow;
};

const tables = (tx: Tx) => tx.withTables<HouseholdsTables>();

export async function insertRepresentation(tx: Tx, row: RepresentationRow): Promise<void> {
  await tables(tx).insertInto("representation").values(row).execute();
}

export async function findRepresentationRow(tx: Tx, authorityId: AuthorityId, id: RepresentationId) {
  return tables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** May the acting person declare that it represents this one? The policy asks the same function. */
export async function mayDeclare(tx: Tx, personId: PersonId): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select ardeco_may_declare(${personId}) as may`.execute(tx);
  return rows[0]?.may === true;
}

/** Edges of one person on one side, or between two people. */
export async function listRepresentations(
  tx: Tx,
  authorityId: AuthorityId,
  between: { representativeId?: PersonId; representedId?: PersonId; live: boolean },
): Promise<readonly RepresentationRow[]> {
  let query = tables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("id");
  if (between.representativeId) query = query.where("representative_id", "=", between.representativeId);
  if (between.representedId) query = query.where("represented_id", "=", between.representedId);
  if (between.live) query = query.where("state", "<>", "ended");
  return query.execute();
}

/** @returns false when the row changed since it was read */
export async function updateRepresentation(
  tx: Tx,
  row: RepresentationRow,
  change: Pick<RepresentationRow, "state" | "until" | "detail_sealed">,
): Promise<boolean> {
  const result = await tables(tx)
    .updateTable("representation")
    .set({ ...change, version: row.version + 1 })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .where("version", "=", row.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Live edges that a birth date may end, by pages of the represented person. */
export async function listLiveOfMinors(tx: Tx, authorityId: AuthorityId, after: string, limit: number) {
  return tables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("kind", "in", ["parental_authority", "guardianship"])
    .where("state", "<>", "ended")
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function listPastEnd(tx: Tx, authorityId: AuthorityId, today: string, limit: number) {
  return tables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "<>", "ended")
    .where("until", "<", today)
    .limit(limit)
    .execute();
}

export async function listEnded(tx: Tx, authorityId: AuthorityId): Promise<readonly RepresentationRow[]> {
  return tables(tx)
    .selectFrom("representation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "ended")
    .execute();
}

export async function deleteRepresentations(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .deleteFrom("representation")
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .execute();
}

export async function deleteEverythingAbout(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await tables(tx)
    .deleteFrom("representation")
    .where("authority_id", "=", authorityId)
    .where((where) =>
      where.or([where("representative_id", "=", personId), where("represented_id", "=", personId)]),
    )
    .execute();
  await tables(tx)
    .deleteFrom("household_member")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function insertHousehold(tx: Tx, row: HouseholdsTables["household"]): Promise<void> {
  await tables(tx).insertInto("household").values(row).execute();
}

export async function deleteEmptyHouseholds(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await tables(tx)
    .deleteFrom("household")
    .where("authority_id", "=", authorityId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("household_member")
            .select("person_id")
            .whereRef("household_member.authority_id", "=", "household.authority_id")
            .whereRef("household_member.household_id", "=", "household.id"),
        ),
      ),
    )
    .execute();
}

/** Inserts a member, or changes its role and share. */
export async function putMember(tx: Tx, row: MemberRow): Promise<void> {
  await tables(tx)
    .insertInto("household_member")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "household_id", "person_id"])
        .doUpdateSet({ role: row.role, share_percent: row.share_percent }),
    )
    .execute();
}

export async function deleteMember(
  tx: Tx,
  authorityId: AuthorityId,
  member: { householdId: string; personId: PersonId },
): Promise<boolean> {
  const result = await tables(tx)
    .deleteFrom("household_member")
    .where("authority_id", "=", authorityId)
    .where("household_id", "=", member.householdId)
    .where("person_id", "=", member.personId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Memberships of one person, as far as the actor sees. */
export async function listMemberships(tx: Tx, authorityId: AuthorityId, personId: PersonId) {
  return tables(tx)
    .selectFrom("household_member")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("household_id")
    .execute();
}

export async function listMembers(
  tx: Tx,
  authorityId: AuthorityId,
  householdIds: readonly string[],
): Promise<readonly MemberRow[]> {
  if (householdIds.length === 0) return [];
  return tables(tx)
    .selectFrom("household_member")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("household_id", "in", [...householdIds])
    .orderBy("person_id")
    .execute();
}
