import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { OfficialKey } from "../official/official-authority.ts";

/** As authorities_import reads it. */
export interface ImportRow extends OfficialKey {
  readonly id: string;
  readonly name: string;
  readonly siren: string | null;
  readonly population: number | null;
  readonly postcodes: readonly string[];
  readonly search_name: string;
  readonly search_words: string;
  readonly colour: string;
  readonly desk: string;
  readonly slugs: readonly string[];
  readonly within: readonly OfficialKey[];
}

export async function importBatch(
  tx: Tx,
  edition: number,
  rows: readonly ImportRow[],
): Promise<{ created: number; renewed: number }> {
  const done = await sql<{ created: number; renewed: number }>`
    select created, renewed from authorities_import(${edition}::integer, ${JSON.stringify(rows)}::jsonb)
  `.execute(tx);
  return done.rows[0] ?? { created: 0, renewed: 0 };
}
