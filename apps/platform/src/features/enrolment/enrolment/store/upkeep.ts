import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { type FileRow, toEnrolmentTables } from "./tables.ts";

/** Files of one state since before that day. */
export interface Older {
  readonly state: FileRow["state"];
  readonly since: "touched_on" | "decided_on";
  readonly before: string;
}

export async function listOlder(
  tx: Tx,
  authorityId: AuthorityId,
  those: Older & { readonly from: string },
  limit: number,
): Promise<readonly Pick<FileRow, "id">[]> {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("state", "=", those.state)
    .where(those.since, "<", those.before)
    .where("id", ">", those.from)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Those that another server works on are skipped: it will finish them. So is what moved since it was listed.
 */
export async function listFilesLocked(
  tx: Tx,
  authorityId: AuthorityId,
  { state, since, before }: Older,
  listed: readonly Pick<FileRow, "id">[],
): Promise<readonly FileRow[]> {
  return toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", state)
    .where(since, "<", before)
    .where(
      "id",
      "in",
      listed.map(({ id }) => id),
    )
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Steps, decisions, requests and names of documents leave with the file. */
export async function deletePersonFiles(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toEnrolmentTables(tx)
    .deleteFrom("enrolment_file")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** Who represented somebody is erased: messages go to the person from now on. */
export async function writeToThePersonInstead(
  tx: Tx,
  authorityId: AuthorityId,
  contactId: PersonId,
): Promise<void> {
  await toEnrolmentTables(tx)
    .updateTable("enrolment_file")
    .set((set) => ({ contact_id: set.ref("person_id"), version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("contact_id", "=", contactId)
    .execute();
}

export async function deleteEndedFiles(
  tx: Tx,
  authorityId: AuthorityId,
  state: FileRow["state"],
  day: string,
): Promise<number> {
  const result = await toEnrolmentTables(tx)
    .deleteFrom("enrolment_file")
    .where("authority_id", "=", authorityId)
    .where("state", "=", state)
    .where("ended_on", "<", day)
    // Kept for claims while a restriction holds (GDPR art. 18.2).
    .where(sql<boolean>`not ardeco_is_restricted(person_id, false)`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
