import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { type HouseholdRow, type MemberRow, toHouseholdTables } from "./tables.ts";

export async function createHouseholdRow(tx: Tx, row: HouseholdRow): Promise<void> {
  await toHouseholdTables(tx).insertInto("household").values(row).execute();
}

export async function deleteEmptyHouseholds(tx: Tx, authorityId: AuthorityId): Promise<void> {
  await toHouseholdTables(tx)
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
export async function setMemberRow(tx: Tx, row: MemberRow): Promise<void> {
  await toHouseholdTables(tx)
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
  const result = await toHouseholdTables(tx)
    .deleteFrom("household_member")
    .where("authority_id", "=", authorityId)
    .where("household_id", "=", member.householdId)
    .where("person_id", "=", member.personId)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

export async function deletePersonMemberships(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toHouseholdTables(tx)
    .deleteFrom("household_member")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** The household that they declared stays for its others. */
export async function removeMemberCreator(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select households_forget_creator(${personId}::uuid)`.execute(tx);
}

/** Memberships of one person, as far as the actor sees. */
export async function listMemberships(tx: Tx, authorityId: AuthorityId, personId: PersonId) {
  return toHouseholdTables(tx)
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
  return toHouseholdTables(tx)
    .selectFrom("household_member")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("household_id", "in", [...householdIds])
    .orderBy("person_id")
    .execute();
}
