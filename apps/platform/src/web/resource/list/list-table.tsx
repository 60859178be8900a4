import { Table, type TableColumn } from "@ardeco/ui";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import type { Visit } from "../../visit/visit.ts";
import { RowAct } from "../act-view.tsx";
import { resourceWords } from "../resource-words.ts";
import { formatListHref } from "./list-query.ts";
import type { Column, ListPage } from "./list-types.ts";

/** The form of what is done to several rows: boxes and buttons name it, wherever they stand. */
export const BULK_FORM = "lot";
export const CHOSEN = "lignes";

interface ListTableProps<Row> {
  readonly list: ListPage<Row>;
  readonly question: ListQuestion;
  readonly page: ListRows<Row>;
  readonly visit: Visit;
}

export function ListTable<Row>({ list, question, page, visit }: ListTableProps<Row>) {
  const columns = list.columns(visit).filter(({ cell }) => cell);
  const { rowActs } = list;
  const acts = rowActs ? [{ label: resourceWords(visit.language).acts }] : [];
  return (
    <Table
      id="liste"
      caption={list.texts(visit).title}
      isTitled
      columns={[...columns.map((column) => toTableColumn({ list, question, visit }, column)), ...acts]}
      rows={page.rows.map((row) => ({
        key: list.key(row),
        cells: [
          ...columns.map((column, index) =>
            index === 0 && list.bulk ? (
              <RowName key={column.name} {...{ list, row, visit }} />
            ) : (
              <div key={column.name}>{column.cell?.(row)}</div>
            ),
          ),
          ...(rowActs ? [<RowActs key="acts" acts={rowActs(row, visit)} visit={visit} />] : []),
        ],
      }))}
    />
  );
}

type Shown<Row> = Omit<ListTableProps<Row>, "page">;

/** Sorted the other way round where it sorts already. */
function toTableColumn<Row>(
  { list, question, visit }: Shown<Row>,
  { name, label, canSort, isNumeric }: Column<Row>,
): TableColumn {
  const numeric = isNumeric ?? false;
  if (!canSort) return { label, numeric };
  const isSorted = question.sort === name;
  const isDescending = isSorted && !question.isDescending;
  return {
    label,
    numeric,
    sort: {
      href: formatListHref(visit, list.path, { ...question, sort: name, isDescending }),
      order: isSorted ? (question.isDescending ? "descending" : "ascending") : undefined,
    },
  };
}

/** Whether something may be done to this row among others. */
export const isChoosable = <Row,>({ bulk }: ListPage<Row>, row: Row, visit: Visit): boolean =>
  bulk?.acts.some(({ refuse }) => refuse?.(row, visit) === undefined) ?? false;

function RowName<Row>({ list, row, visit }: Pick<Shown<Row>, "list" | "visit"> & { readonly row: Row }) {
  const [first] = list.columns(visit);
  const label = resourceWords(visit.language).choose(list.name(row));
  return (
    <div class="ar-row-name">
      {isChoosable(list, row, visit) ? (
        <label class="ar-row-name__box">
          <input class="ds-input" type="checkbox" name={CHOSEN} value={list.key(row)} form={BULK_FORM} />
          <span class="ds-sr-only">{label}</span>
        </label>
      ) : (
        <span class="ar-row-name__box" />
      )}
      <div>{first?.cell?.(row)}</div>
    </div>
  );
}

function RowActs<Row>({
  acts,
  visit,
}: {
  readonly acts: ReturnType<NonNullable<ListPage<Row>["rowActs"]>>;
  readonly visit: Visit;
}) {
  return (
    <div class="ar-row-acts">
      {acts.map((act) => (
        <RowAct key={`${act.method} ${act.path}`} {...{ act, visit }} />
      ))}
    </div>
  );
}
