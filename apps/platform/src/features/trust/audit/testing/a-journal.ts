import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { aTownNotOpenYet } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { record } from "../index.ts";
import { runJournalSequencing } from "../sequence-journal.ts";

/** Lines of nobody in particular, written by the authority's system; not appended yet. */
export async function writeLines(system: Context, lines: number): Promise<void> {
  await system.transaction(async (tx) => {
    for (let line = 0; line < lines; line++)
      await record(tx, system, { action: "test.line", data: { line } });
  });
}

/** A town whose journal holds `lines` lines, all in its log. */
export async function aJournal(house: TestRuntime, lines: number): Promise<Context> {
  const town = await aTownNotOpenYet(house, { slug: `journal-${randomUUID().slice(0, 8)}` });
  const system = house.system(town.id);
  await writeLines(system, lines);
  while ((await runJournalSequencing(system)) > 0);
  return system;
}

/**
 * What whoever holds the database does first to write another past: nothing is signed any longer, and every
 * line waits for a place again.
 */
export async function forgetPlaces(house: TestRuntime, { authorityId }: Context): Promise<void> {
  for (const table of ["journal_cosignature", "journal_checkpoint", "journal_tile", "journal_leaf"])
    await house.sqlAs("owner", `delete from ${table} where authority_id = $1`, [authorityId]);
  await house.sqlAs(
    "owner",
    `insert into journal_waiting select authority_id, position, id from journal_entry where authority_id = $1
      on conflict do nothing`,
    [authorityId],
  );
}
