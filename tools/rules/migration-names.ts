import { countSqlFiles, migrationsOf } from "../source/sql-files.ts";
import { failure, type Rule } from "./rule.ts";

/** Those of before the baseline had lower ones. */
const FIRST = "2000";

/** NNNN_<feature>_<verb>_<object>.sql from 2000 on, each number once: forward only, applied in order. */
export const migrationNames: Rule = {
  name: "migration-names",
  adr: "0006",
  countSubjects: countSqlFiles,
  check: (tree) => {
    const seen = new Map<string, string>();
    return migrationsOf(tree).flatMap(({ path, number, wellNamed }) => {
      if (!wellNamed)
        return [failure(path, 1, "A migration is not named NNNN_<feature>_<verb>_<object>.sql; rename it.")];
      if (number < FIRST)
        return [failure(path, 1, `Migrations after the baseline are numbered from ${FIRST} on; rename it.`)];
      const other = seen.get(number);
      seen.set(number, path);
      return other
        ? [failure(path, 1, `Number ${number} is already taken by ${other}; take the next one.`)]
        : [];
    });
  },
};
