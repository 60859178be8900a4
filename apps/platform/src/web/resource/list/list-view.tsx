import { Button, EmptyState, ErrorSummary, Form, LinkButton } from "@ardeco/ui";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import { formatCount, isSingular } from "../../format/index.ts";
import type { Visit } from "../../visit/visit.ts";
import { FormScript } from "../form-script.tsx";
import { formatPageHref } from "../frame.tsx";
import { resourceWords } from "../resource-words.ts";
import { ListFilters } from "./list-filters.tsx";
import { formatListHref, formatPlaceHref, isNarrowed } from "./list-query.ts";
import { BULK_FORM, isChoosable, ListTable } from "./list-table.tsx";
import type { ListPage } from "./list-types.ts";

export interface ListViewProps<Row> {
  readonly list: ListPage<Row>;
  readonly question: ListQuestion;
  readonly page: ListRows<Row>;
  readonly visit: Visit;
  /** What was asked of no row. */
  readonly error?: string;
}

export const formatCsvPath = (path: string): string => `${path}.csv`;
export const formatBulkPath = (path: string): string => `${path}/lot`;

/** Fewer rows are read faster than a search is filled in. */
const MANY = 20;

export function ListView<Row>(props: ListViewProps<Row>) {
  const { list, question, page, visit, error } = props;
  const { title, lead } = list.texts(visit);
  const isEmpty = page.total === 0 && !isNarrowed(question);
  return (
    <>
      {error !== undefined && <ErrorSummary errors={[{ message: error }]} />}
      <h1>{title}</h1>
      {lead !== undefined && <p class="ar-lead">{lead}</p>}
      {list.above?.(visit)}
      {isEmpty ? <NothingYet {...props} /> : <Rows {...props} />}
      {(list.bulk || list.rowActs) && <FormScript />}
    </>
  );
}

function AddButton<Row>({ list, visit }: Pick<ListViewProps<Row>, "list" | "visit">) {
  const add = list.add?.(visit);
  return add ? (
    <LinkButton href={formatPageHref(visit, add.path)} icon="plus">
      {add.label}
    </LinkButton>
  ) : null;
}

function NothingYet<Row>({ list, visit }: ListViewProps<Row>) {
  const { title, text, icon } = list.texts(visit).empty;
  return (
    <EmptyState title={title} icon={icon} action={<AddButton list={list} visit={visit} />}>
      <p>{text}</p>
    </EmptyState>
  );
}

function Rows<Row>(props: ListViewProps<Row>) {
  const { list, question, page, visit } = props;
  const words = resourceWords(visit.language);
  return (
    <>
      {list.add && (
        <p>
          <AddButton list={list} visit={visit} />
        </p>
      )}
      {(page.total > MANY || isNarrowed(question)) && <ListFilters {...{ list, question, visit }} />}
      {page.total === 0 ? (
        <EmptyState title={words.noneFound} icon="search">
          <p>{words.noneFoundText}</p>
        </EmptyState>
      ) : (
        <>
          <div class="ar-list-line">
            <p role="status">{formatShown(props)}</p>
            {list.exportCsv && (
              <p>
                <a href={formatListHref(visit, formatCsvPath(list.path), question)} download>
                  {words.exported}
                </a>
              </p>
            )}
          </div>
          <ListTable {...{ list, question, page, visit }} />
          <BulkBar {...props} />
          <Pages {...props} />
        </>
      )}
    </>
  );
}

/** "50 lignes sur 5 000": nothing is left out without being said. */
function formatShown<Row>({ page, visit: { language } }: ListViewProps<Row>): string {
  const words = resourceWords(language);
  const shown = page.rows.length;
  const said = formatCount(shown, language);
  if (shown === page.total) return words.rows(said, isSingular(shown, language));
  return words.rowsOfMore(said, formatCount(page.total, language));
}

function BulkBar<Row>({ list, question, page, visit }: ListViewProps<Row>) {
  if (!list.bulk || !page.rows.some((row) => isChoosable(list, row, visit))) return null;
  return (
    <Form
      id={BULK_FORM}
      action={formatListHref(visit, formatBulkPath(list.path), question)}
      csrf={visit.csrf()}
      isScripted
    >
      <div class="ar-list-acts">
        <p>{resourceWords(visit.language).chosen}</p>
        {list.bulk.acts.map((act) => (
          <Button key={act.name} variant="secondary" name="acte" value={act.name}>
            {act.label(visit)}
          </Button>
        ))}
      </div>
    </Form>
  );
}

function Pages<Row>({ list, question, page, visit }: ListViewProps<Row>) {
  const words = resourceWords(visit.language);
  const { previous, next } = page;
  if (!previous && !next) return null;
  return (
    <nav class="ar-pagination" aria-label={words.pages}>
      {previous && <a href={formatListHref(visit, list.path, question)}>{words.first}</a>}
      {previous && (
        <a href={formatPlaceHref(visit, list.path, question, previous)} rel="prev">
          {words.previous}
        </a>
      )}
      {next && (
        <a href={formatPlaceHref(visit, list.path, question, next)} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}
