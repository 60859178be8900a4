import type { Kysely } from "kysely";

/**
 * A transaction in progress. Each module's store gives it its own tables: `tx.withTables<Tables>()`.
 * Row-level security settings of the actor are in force from its first query to its end.
 */
export type Tx = Kysely<unknown>;
