import { tablesOf } from "./tables.ts";
import { openTree } from "./tree.ts";

export interface OwnedTable {
  readonly name: string;
  /** The feature whose file of the baseline, or whose migration, created or renamed it. */
  readonly module: string;
}

/** For the test of the platform that writes the types of rows, each into the feature that owns the table. */
export function listOwnedTables(root: string): readonly OwnedTable[] {
  return tablesOf(openTree(root)).map(({ name, module }) => ({ name, module }));
}
