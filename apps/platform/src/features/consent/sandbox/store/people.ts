import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { openSandboxTables, type PersonRow } from "./tables.ts";

export async function createPersonRows(tx: Tx, rows: readonly PersonRow[]): Promise<void> {
  await openSandboxTables(tx).insertInto("sandbox_person").values(rows).execute();
}

/** Those of every cast, the last one first. */
export async function listCastRows(tx: Tx, authorityId: AuthorityId): Promise<readonly PersonRow[]> {
  return openSandboxTables(tx)
    .selectFrom("sandbox_person")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("cast_number", "desc")
    .orderBy("part")
    .execute();
}

export async function deletePerson(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await openSandboxTables(tx)
    .deleteFrom("sandbox_person")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
