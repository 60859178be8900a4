import type { ComponentChildren } from "preact";

export interface TableColumn {
  label: string;
  /** Amounts and counts: aligned to the right, figures of one width. */
  numeric?: boolean | undefined;
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

/**
 * A table in HTML's own elements: a role on its rows and cells is not allowed (ARIA in HTML, tr, td and th),
 * and browsers keep what they mean when a narrow screen draws them as blocks.
 */
export function Table({ id, caption, isTitled, columns, rows, narrow = "stack" }: TableProps) {
  const scroll = { role: "region", "aria-labelledby": id, tabIndex: 0 } as const;
  return (
    <div class={`ar-table ar-table--${narrow}`} {...(narrow === "scroll" ? scroll : {})}>
      <table>
        <caption id={id} class={isTitled ? "ds-sr-only" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" data-numeric={column.numeric ? "" : undefined}>
                {column.label}
              </th>
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
