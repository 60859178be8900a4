import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { HelpTextRow, Tables } from "./rows.ts";

export type HelpRow = Omit<HelpTextRow, "version">;

const toHelpTables = (tx: Tx) => tx.withTables<Tables>();

export async function listHelpRows(tx: Tx, authorityId: AuthorityId): Promise<readonly HelpRow[]> {
  return toHelpTables(tx)
    .selectFrom("help_text")
    .select(["authority_id", "topic", "language", "audience", "text", "former", "changed_on"])
    .where("authority_id", "=", authorityId)
    .orderBy("topic")
    .execute();
}

export async function setHelpRow(tx: Tx, row: HelpRow): Promise<void> {
  const { text, former, changed_on } = row;
  await toHelpTables(tx)
    .insertInto("help_text")
    .values({ ...row, version: 1 })
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "topic", "language", "audience"]).doUpdateSet((now) => ({
        text,
        former,
        changed_on,
        version: sql<number>`${now.ref("help_text.version")} + 1`,
      })),
    )
    .execute();
}

export async function deleteHelp(
  tx: Tx,
  authorityId: AuthorityId,
  { topic, language, audience }: Pick<HelpRow, "topic" | "language" | "audience">,
): Promise<void> {
  await toHelpTables(tx)
    .deleteFrom("help_text")
    .where("authority_id", "=", authorityId)
    .where("topic", "=", topic)
    .where("language", "=", language)
    .where("audience", "=", audience)
    .execute();
}
