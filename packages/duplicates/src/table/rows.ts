import { type Mapping, type Table, TableBuilder } from "./table.ts";

/** A table from rows already read. */
export function tableOf(
  rows: Iterable<Readonly<Record<string, string | undefined>>>,
  mapping: Mapping,
): Table {
  const builder = new TableBuilder(mapping);
  for (const row of rows) builder.add(row);
  return builder.build();
}
