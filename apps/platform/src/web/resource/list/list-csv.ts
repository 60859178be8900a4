import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ListQuestion, ListRows } from "../../../kernel/keyset.ts";
import { formatCsvPages } from "../../format/csv.ts";
import { parseListQuestion } from "./list-query.ts";
import type { Column, ListPage } from "./list-types.ts";

/** Rows read at once for a file. */
const CSV_ROWS = 500;

/** Every row that the list would show, whatever its pages: what is looked for and chosen holds. */
export async function sendListCsv<Row>(
  list: ListPage<Row>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { exportCsv } = list;
  if (!exportCsv) throw new TypeError("a list without a file has no address for it");
  const { context } = request.ardeco;
  const columns = list.columns(request.ardeco).filter(({ csv }) => csv);
  const { place: _, ...asked } = parseListQuestion(list, request);
  const question: ListQuestion = { ...asked, limit: CSV_ROWS };
  const first = await list.load(context, question);
  await exportCsv.record(context, first.total);
  const head = [columns.map(({ label }) => label)];
  return reply
    .header("content-disposition", `attachment; filename="${exportCsv.fileName}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(
      Readable.from(
        formatCsvPages(
          head,
          listCsvPages(first, columns, (place) => list.load(context, { ...question, place })),
        ),
      ),
    );
}

/** Page after page, each in a transaction of its own: no more than one is held. */
async function* listCsvPages<Row>(
  first: ListRows<Row>,
  columns: readonly Column<Row>[],
  read: (place: ListQuestion["place"]) => Promise<ListRows<Row>>,
) {
  for (let page = first; ; page = await read(page.next)) {
    yield page.rows.map((row) => columns.map(({ csv }) => csv?.(row) ?? ""));
    if (!page.next) return;
  }
}
