import type { ComponentChildren } from "preact";
import { useMessages } from "../../messages.ts";
import { Icon } from "../icon/icon.tsx";

export interface TableColumn {
  label: string;
  /** Amounts and counts: aligned to the right, figures of one width. */
  numeric?: boolean | undefined;
  sort?: TableSort | undefined;
}

/** A column that the rows can be sorted by. */
export interface TableSort {
  /** Where the rows are sorted by it, or the other way round. */
  href: string;
  /** How they are now; absent when another column sorts them. */
  order?: "ascending" | "descending" | undefined;
}

export interface TableRow {
  key: string;
  /** The first one names the row. */
  cells: readonly ComponentChildren[];
}

export interface TableProps {
  id: string;
  caption: string;
  /** The title above says the same: the caption is only heard. */
  isTitled?: boolean | undefined;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
  /** On a phone: one block a row (default), or a region that scrolls by itself. */
  narrow?: "stack" | "scroll" | undefined;
}

function Row({ row, columns }: { row: TableRow; columns: readonly TableColumn[] }) {
  return (
    <tr>
      {row.cells.map((cell, index) => {
        const column = columns[index];
        const label = column?.label ?? "";
        if (index === 0) {
          return (
            <th key={label} scope="row">
              {cell}
            </th>
          );
        }
        return (
          <td key={label} data-label={label} data-numeric={column?.numeric ? "" : undefined}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

function ColumnHead({ column }: { column: TableColumn }) {
  const { label, numeric, sort } = column;
  return (
    <th
      scope="col"
      data-numeric={numeric ? "" : undefined}
      aria-sort={sort ? (sort.order ?? "none") : undefined}
    >
      {sort ? (
        <a href={sort.href}>
          {label}
          {sort.order && <Icon name={sort.order === "ascending" ? "arrow-up" : "arrow-down"} />}
        </a>
      ) : (
        label
      )}
    </th>
  );
}

/**
 * A table in HTML's own elements: a role on its rows and cells is not allowed (ARIA in HTML, tr, td and th),
 * and browsers keep what they mean when a narrow screen draws them as blocks.
 */
export function Table({ id, caption, isTitled, columns, rows, narrow = "stack" }: TableProps) {
  const words = useMessages();
  const canSort = columns.some(({ sort }) => sort);
  const scroll = { role: "region", "aria-labelledby": id, tabIndex: 0 } as const;
  return (
    <div
      class={`ar-table ar-table--${narrow}${canSort ? " ar-table--sorts" : ""}`}
      {...(narrow === "scroll" ? scroll : {})}
    >
      <table>
        <caption id={id} class={isTitled ? "ds-sr-only" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr data-label={canSort ? words.sortBy : undefined}>
            {columns.map((column) => (
              <ColumnHead key={column.label} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
