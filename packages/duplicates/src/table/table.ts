import { normalised, type Role } from "./roles.ts";

/** A column, its values written once each. */
export interface Column {
  readonly name: string;
  readonly role: Role;
  /** Distinct values, as compared. */
  readonly values: readonly string[];
  /** For each row, the place of its value in `values`; -1 when it has none. */
  readonly of: Int32Array;
}

/** Rows to compare, by column. */
export interface Table {
  readonly size: number;
  readonly columns: readonly Column[];
}

/** What each column is; those that are not named are left out. */
export type Mapping = Readonly<Record<string, Role>>;

/** Builds a table row by row; memory grows with distinct values, not with the file. */
export class TableBuilder {
  readonly #columns: readonly Growing[];
  #size = 0;

  constructor(mapping: Mapping) {
    this.#columns = Object.entries(mapping).map(([name, role]) => ({
      name,
      role,
      places: new Map<string, number>(),
      raw: new Map<string, number>(),
      of: [],
    }));
  }

  add(row: Readonly<Record<string, string | undefined>>): void {
    this.#size++;
    for (const column of this.#columns) column.of.push(placeOf(column, row[column.name] ?? ""));
  }

  build(): Table {
    const columns = this.#columns.map(({ name, role, places, of }) => ({
      name,
      role,
      values: [...places.keys()],
      of: Int32Array.from(of),
    }));
    return { size: this.#size, columns };
  }
}

interface Growing {
  readonly name: string;
  readonly role: Role;
  readonly places: Map<string, number>;
  /** Place of a value as it was written: writing it for comparison is the slow part. */
  readonly raw: Map<string, number>;
  readonly of: number[];
}

function placeOf({ role, places, raw }: Growing, written: string): number {
  const known = raw.get(written);
  if (known !== undefined) return known;
  const value = normalised(role, written);
  const place = value === "" ? -1 : (places.get(value) ?? places.size);
  if (value !== "") places.set(value, place);
  raw.set(written, place);
  return place;
}

/** The first column of a role, or undefined. */
export const columnOf = ({ columns }: Table, role: Role): Column | undefined =>
  columns.find((column) => column.role === role);
