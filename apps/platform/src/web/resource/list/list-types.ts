import type { IconName } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { Context } from "../../../kernel/context.ts";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import type { Visit } from "../../visit/visit.ts";
import type { Act, Frame } from "../frame.tsx";

export interface Column<Row> {
  /** As the address names it. */
  readonly name: string;
  readonly label: string;
  /** Absent for a column of the file alone. */
  cell?(row: Row): ComponentChildren;
  /** In the file; absent for a column that the file leaves out. */
  csv?(row: Row): string;
  readonly canSort?: true;
  readonly isNumeric?: true;
}

export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export interface ListTexts {
  readonly title: string;
  readonly lead?: string;
  /** What may be looked for; absent where the list has no search. */
  readonly search?: string;
  readonly empty: { readonly title: string; readonly text: string; readonly icon: IconName };
}

/** What may be done to several rows at once; each has its own right, and its own answer. */
export interface BulkAct<Row> {
  readonly name: string;
  label(visit: Visit): string;
  /** Asked before it is done, with the rows that are named. */
  confirm(
    visit: Visit,
    count: number,
  ): { readonly title: string; readonly lead: string; readonly submit: string };
  /** Why it cannot be done to this row; undefined when it can. */
  refuse?(row: Row, visit: Visit): string | undefined;
  /** The use case, for one row: what it refuses is said beside the row, and the next one follows. */
  run(context: Context, key: string): Promise<unknown>;
  done(visit: Visit, count: number): string;
}

export interface Bulk<Row> {
  /** Those of these keys that are there. */
  read(context: Context, keys: readonly string[]): Promise<readonly Row[]>;
  readonly acts: readonly BulkAct<Row>[];
}

export interface CsvExport {
  /** Without its ending. */
  readonly fileName: string;
  /** The use case that journals who took how many rows; before the first of them leaves. */
  record(context: Context, count: number): Promise<void>;
}

export interface ListPage<Row> {
  readonly frame: Frame;
  readonly path: string;
  load(context: Context, question: ListQuestion): Promise<ListRows<Row>>;
  key(row: Row): string;
  /** What a row is called, where it stands alone. */
  name(row: Row): string;
  texts(visit: Visit): ListTexts;
  /** The first one names the row. */
  columns(visit: Visit): readonly Column<Row>[];
  /** The column that sorts the rows until another is chosen. */
  readonly sort: string;
  /** The last first, until an order is chosen: a list of what happened, by its day. */
  readonly isDescending?: true;
  filters?(visit: Visit): readonly Filter[];
  /** Beyond the texts and above the rows: what the list as a whole asks for. */
  above?(visit: Visit): ComponentChildren;
  add?(visit: Visit): { readonly label: string; readonly path: string };
  rowActs?(row: Row, visit: Visit): readonly Act[];
  readonly bulk?: Bulk<Row>;
  readonly exportCsv?: CsvExport;
  /** Rows of a page; 50 unless told otherwise. */
  readonly size?: number;
  /** What reading the list writes, as a line of the journal; it writes nothing when absent. */
  readonly writesOnRead?: string;
}

/** Of the rows of a page in a list that says nothing else. */
export const PAGE_SIZE = 50;
