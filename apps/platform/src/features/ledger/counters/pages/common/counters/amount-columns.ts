import type { TableColumn } from "@ardeco/ui";

/** Whose figures are compared from row to row. */
const AMOUNTS: ReadonlySet<string> = new Set(["amount", "balance", "cash", "change", "difference"]);

/** Columns by name, in their order: those of amounts are aligned to the right. */
export const buildAmountColumns = (columns: Readonly<Record<string, string>>): readonly TableColumn[] =>
  Object.entries(columns).map(([name, label]) => (AMOUNTS.has(name) ? { label, numeric: true } : { label }));
