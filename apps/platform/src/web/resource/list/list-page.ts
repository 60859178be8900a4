import type { FastifyInstance } from "fastify";
import { buildReadOptions, journalledRead } from "../../http/read-only.ts";
import type { Routes } from "../../pages.ts";
import { handleBulk } from "./list-bulk.tsx";
import { sendListCsv } from "./list-csv.ts";
import type { ListPage } from "./list-types.ts";
import { formatBulkPath, formatCsvPath } from "./list-view.tsx";
import { showList } from "./show-list.tsx";

/**
 * A list that people search, sort, narrow and turn page by page, all by its address and without a script,
 * with its file and what is done to several rows at once.
 */
export const listPage =
  <Row>(list: ListPage<Row>): Routes =>
  (app: FastifyInstance) => {
    app.get(
      list.path,
      buildReadOptions(list.writesOnRead ?? list.frame.writesOnRead),
      async (request, reply) => showList(list, request, reply),
    );
    if (list.exportCsv)
      app.get(formatCsvPath(list.path), journalledRead, async (request, reply) =>
        sendListCsv(list, request, reply),
      );
    if (list.bulk)
      app.post(formatBulkPath(list.path), async (request, reply) => handleBulk(list, request, reply));
  };
