import { columnOf, type Table } from "../table/table.ts";

/** Rank of each row by family name, given name, date: three stable sorts by counting, the last name first. */
export function orderByName(table: Table): Uint32Array {
  let rows = Uint32Array.from({ length: table.size }, (_, row) => row);
  for (const role of ["birth_date", "given_name", "family_name"] as const) {
    const column = columnOf(table, role);
    if (column === undefined) continue;
    const sorted = column.values
      .map((_, place) => place)
      .sort((a, b) => compare(column.values[a], column.values[b]));
    const rank = new Int32Array(sorted.length);
    sorted.forEach((place, at) => {
      rank[place] = at + 1;
    });
    rows = byCounting(rows, sorted.length + 1, (row) => rank[column.of[row] ?? -1] ?? 0);
  }
  const order = new Uint32Array(table.size);
  rows.forEach((row, at) => {
    order[row] = at;
  });
  return order;
}

const compare = (one = "", other = ""): number => (one < other ? -1 : one > other ? 1 : 0);

function byCounting(
  rows: Uint32Array<ArrayBuffer>,
  ranks: number,
  rankOf: (row: number) => number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(ranks + 1);
  for (const row of rows) {
    const next = rankOf(row) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 1; rank <= ranks; rank++) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const rank = rankOf(row);
    const place = starts[rank] ?? 0;
    sorted[place] = row;
    starts[rank] = place + 1;
  }
  return sorted;
}
