import { listPage } from "../../../../../web/resource/index.ts";
import { hasCapability } from "../../../../access/access/index.ts";
import { listSeriesDebits } from "../../index.ts";
import { getDebitWords } from "../common/debit-words.ts";
import { debitsFrame, formatCreditorPath, formatSeriesPath, LIST } from "./addresses.ts";

/** The invoices that may be debited, for those who have something to do with it: a few, all on one page. */
export const seriesList = listPage({
  frame: debitsFrame,
  path: LIST,
  load: async (context) => {
    const rows = await listSeriesDebits(context);
    return { rows, total: rows.length, previous: undefined, next: undefined };
  },
  key: ({ series }) => series.id,
  name: ({ series }) => series.name,
  sort: "name",
  texts: ({ language }) => {
    const { title, lead, empty, emptyText } = getDebitWords(language).admin;
    return { title, lead, empty: { title: empty, text: emptyText, icon: "landmark" } };
  },
  columns: ({ language }) => {
    const { seriesColumns, notSet } = getDebitWords(language).admin;
    return [
      { name: "name", label: seriesColumns.name, cell: ({ series }) => series.name },
      {
        name: "creditor",
        label: seriesColumns.creditor,
        cell: ({ creditor }) => (creditor ? `${creditor.name}, ${creditor.ics}` : notSet),
      },
    ];
  },
  rowActs: ({ series, creditor }, { language, context }) => {
    const { open, change, set } = getDebitWords(language).admin;
    const about = series.name;
    return [
      ...(creditor
        ? [{ label: open, about, path: formatSeriesPath(series.id), method: "get" } as const]
        : []),
      ...(hasCapability(context.actor, "invoice.issue")
        ? [
            {
              label: creditor ? change : set,
              about,
              path: formatCreditorPath(series.id),
              method: "get",
            } as const,
          ]
        : []),
    ];
  },
});
