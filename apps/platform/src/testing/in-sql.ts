import { sql } from "kysely";
import type { Context } from "../kernel/context.ts";

/** What somebody could write with the application's own role and their own settings, past the use cases. */
export const inSql = (as: Context, text: string) =>
  as.transaction((tx) => sql.raw(text).execute(tx.withTables<Record<string, never>>()));

export const staffIdOf = ({ actor }: Context): string => (actor.kind === "staff" ? actor.staffId : "");
