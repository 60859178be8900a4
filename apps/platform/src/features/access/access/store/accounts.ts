import { sql } from "kysely";
import type { RunStatement, Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { AccountRow, Tables } from "./rows.ts";

const toAccountTables = (tx: Tx) => tx.withTables<Tables>();

export type { AccountRow } from "./rows.ts";

export async function createAccountRow(tx: Tx, row: AccountRow): Promise<void> {
  await toAccountTables(tx).insertInto("account").values(row).execute();
}

export async function findAccountRow(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<AccountRow | undefined> {
  return toAccountTables(tx)
    .selectFrom("account")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function listAccountsByEmail(
  tx: Tx,
  authorityId: AuthorityId,
  index: Buffer,
): Promise<readonly AccountRow[]> {
  return toAccountTables(tx)
    .selectFrom("account")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("email_index", "=", index)
    .where("closed_on", "is", null)
    .execute();
}

export async function updateEmail(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  email: { sealed: Buffer | null; index: Buffer | null },
): Promise<void> {
  await toAccountTables(tx)
    .updateTable("account")
    .set({ email_sealed: email.sealed, email_index: email.index, email_confirmed_on: null })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function updateClosed(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  closedOn: string | null,
): Promise<void> {
  await toAccountTables(tx)
    .updateTable("account")
    .set({ closed_on: closedOn })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function updateEntriesEnded(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  at: Date,
): Promise<void> {
  await toAccountTables(tx)
    .updateTable("account")
    .set({ entries_ended_at: at })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function startSignInGeneration(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await toAccountTables(tx)
    .updateTable("account")
    .set((row) => ({ sign_in_generation: row("sign_in_generation", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

export async function findSignInStateRow(
  run: RunStatement,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<{ readonly generation: number; readonly closed: boolean } | undefined> {
  const text = "select * from access_find_sign_in_state($1, $2)";
  const values = [authorityId, personId];
  const [row] = await run<{ generation: number; closed: boolean }>("access_find_sign_in_state", text, values);
  return row;
}

/**
 * Until the end of the transaction: what gives a way in to this person's account, and what takes it back,
 * take turns.
 */
export async function lockAccountEntries(tx: Tx, personId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`entries:${personId}`}, 0))`.execute(tx);
}

/** Written once a day at most. */
export async function updateAccountSeen(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  day: string,
): Promise<void> {
  await toAccountTables(tx)
    .updateTable("account")
    .set({ last_seen_on: day })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("last_seen_on", "<", day)
    .execute();
}

/** Open accounts of whom nothing was seen since before a day, the longest first. */
export async function listUnseen(
  tx: Tx,
  authorityId: AuthorityId,
  before: string,
): Promise<readonly Pick<AccountRow, "person_id" | "last_seen_on">[]> {
  return toAccountTables(tx)
    .selectFrom("account")
    .select(["person_id", "last_seen_on"])
    .where("authority_id", "=", authorityId)
    .where("closed_on", "is", null)
    .where("last_seen_on", "<", before)
    .orderBy("last_seen_on")
    .execute();
}

/** True the first time since the address was given. */
export async function confirmEmail(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  on: string,
): Promise<boolean> {
  const result = await toAccountTables(tx)
    .updateTable("account")
    .set({ email_confirmed_on: on })
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .where("email_confirmed_on", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteAccount(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  for (const table of ["session", "sign_in_link"] as const) {
    await toAccountTables(tx)
      .deleteFrom(table)
      .where("authority_id", "=", authorityId)
      .where("subject_id", "=", personId)
      .execute();
  }
  for (const table of ["passkey", "passkey_holder"] as const) {
    await toAccountTables(tx)
      .deleteFrom(table)
      .where("authority_id", "=", authorityId)
      .where("kind", "=", "person")
      .where("subject_id", "=", personId)
      .execute();
  }
  await toAccountTables(tx)
    .deleteFrom("account")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
