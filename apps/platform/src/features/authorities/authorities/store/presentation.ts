import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { AuthorityContact } from "../authority.ts";
import type { Presentation, PresentationFacts } from "../presentation.ts";
import type { AuthorityTable } from "./rows.ts";

type PresentationTables = {
  authority: AuthorityTable & { contact: AuthorityContact; former: PresentationFacts | null };
};

const toPresentationTables = (tx: Tx) => tx.withTables<PresentationTables>();

export async function findPresentationRow(tx: Tx, id: AuthorityId): Promise<Presentation | undefined> {
  const row = await toPresentationTables(tx)
    .selectFrom("authority")
    .select(["name", "colour", "contact", "private_offers", "version", "former"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { name, colour, contact, private_offers: showsPrivateOffers, version: revision, former } = row;
  return { name, colour, contact, showsPrivateOffers, revision, ...(former ? { former } : {}) };
}

/** False when another revision is there, or when row-level security lets the actor change nothing. */
export async function updatePresentation(
  tx: Tx,
  id: AuthorityId,
  change: {
    readonly revision: number;
    readonly facts: PresentationFacts;
    readonly former: PresentationFacts;
  },
): Promise<boolean> {
  const { revision, facts, former } = change;
  const { numUpdatedRows } = await toPresentationTables(tx)
    .updateTable("authority")
    .set({
      name: facts.name,
      colour: facts.colour,
      contact: sql`${JSON.stringify(facts.contact)}::jsonb`,
      private_offers: facts.showsPrivateOffers,
      former: sql`${JSON.stringify(former)}::jsonb`,
      version: revision + 1,
    })
    .where("id", "=", id)
    .where("version", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
