import { Alert, Definition, Table } from "@ardeco/ui";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { countCopyableUses, type StatementRead, shownWords } from "../../../index.ts";
import { sheetWords } from "./sheet-words.ts";

interface StatementSheetProps extends StatementRead {
  readonly language: Language;
}

/** One statement as the partner and the authority read and print it: figures, and nobody's name. */
export function StatementSheet({ statement, partner, offers, language }: StatementSheetProps) {
  const words = sheetWords(language);
  const euros = (cents: number) => formatCounterAmount(cents, "euro_cent", language);
  return (
    <>
      <h1>{words.title(statement.number, partner.name)}</h1>
      {!statement.isWhole && <Alert tone="danger" title={words.notWhole} />}
      <Definition
        items={[
          { term: words.until, description: formatPlainDate(statement.untilOn, language) },
          { term: words.closedOn, description: formatPlainDate(statement.closedOn, language) },
          { term: words.total, description: <strong>{euros(statement.totalCents)}</strong> },
          {
            term: words.payment,
            description:
              statement.payOn === null
                ? words.notYet
                : words.preparedFor(formatPlainDate(statement.payOn, language)),
          },
          { term: words.count, description: String(statement.uses.length) },
          { term: words.copyable, description: String(countCopyableUses(statement)) },
          { term: words.seal, description: <code>{statement.seal}</code> },
        ]}
      />
      <Table
        id="lignes"
        caption={words.lines}
        columns={[
          { label: words.columns.number },
          { label: words.columns.day },
          { label: words.columns.offer },
          { label: words.columns.amount, numeric: true },
          { label: words.columns.shown },
        ]}
        rows={statement.uses.map((use) => ({
          key: use.id,
          cells: [
            String(use.number),
            formatPlainDate(use.day, language),
            offers.get(use.offerId)?.offer.name[language] ?? "",
            euros(use.amountCents),
            use.shown === null ? "" : shownWords[use.shown][language],
          ],
        }))}
      />
    </>
  );
}
