import { migrationsOf } from "../source/migrations.ts";
import { failure, type Rule } from "./rule.ts";

/** NNNN_<feature>_<verb>_<object>.sql, each number once: forward only, applied in order. */
export const migrationNames: Rule = {
  name: "migration-names",
  adr: "0006",
  countSubjects: (tree) => migrationsOf(tree).length,
  check: (tree) => {
    const seen = new Map<string, string>();
    return migrationsOf(tree).flatMap(({ path, number, wellNamed }) => {
      if (!wellNamed)
        return [failure(path, 1, "A migration is not named NNNN_<feature>_<verb>_<object>.sql; rename it.")];
      const other = seen.get(number);
      seen.set(number, path);
      return other
        ? [failure(path, 1, `Number ${number} is already taken by ${other}; take the next one.`)]
        : [];
    });
  },
};
