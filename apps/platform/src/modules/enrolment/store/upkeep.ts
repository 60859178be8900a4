import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { type FileRow, tables } from "./tables.ts";

/** Drafts that nobody touched since that day. */
export function lockStaleDrafts(tx: Tx, authorityId: AuthorityId, before: string, limit: number) {
  return lockOlder(tx, authorityId, { state: "draft", since: "touched_on", before, limit });
}

/** Files decided before that day. */
export function lockDecided(tx: Tx, authorityId: AuthorityId, before: string, limit: number) {
  return lockOlder(tx, authorityId, { state: "decided", since: "decided_on", before, limit });
}

/** Those that another server works on are skipped: it will finish them. */
async function lockOlder(
  tx: Tx,
  authorityId: AuthorityId,
  those: { state: FileRow["state"]; since: "touched_on" | "decided_on"; before: string; limit: number },
): Promise<readonly FileRow[]> {
  return tables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", those.state)
    .where(those.since, "<", those.before)
    .limit(those.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Steps, decisions, requests and names of documents leave with the file. */
export async function deleteFilesOf(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await tables(tx)
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
  await tables(tx)
    .updateTable("enrolment_file")
    .set((set) => ({ contact_id: set.ref("person_id"), version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("contact_id", "=", contactId)
    .execute();
}

export async function deleteEndedBefore(
  tx: Tx,
  authorityId: AuthorityId,
  state: FileRow["state"],
  day: string,
): Promise<number> {
  const result = await tables(tx)
    .deleteFrom("enrolment_file")
    .where("authority_id", "=", authorityId)
    .where("state", "=", state)
    .where("ended_on", "<", day)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
