import { Card, Details, Table } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { FormerAccount, OwnLine } from "../../../index.ts";
import { buildAmountColumns } from "../../common/counters/amount-columns.ts";
import { leaveWords } from "../../common/counters/leave-words.ts";
import { spaceCounterWords } from "./counter-words.ts";

/** What somebody held with others, up to the day on which they left. */
export function LeftCard({
  left: { counter, accountId, on, lines },
  language,
  rowOf,
}: {
  readonly left: FormerAccount;
  readonly language: Language;
  readonly rowOf: (
    line: OwnLine,
    unit: FormerAccount["counter"]["unit"],
  ) => { readonly key: string; readonly cells: readonly ComponentChildren[] };
}) {
  const { before, beforeText, beforeNone, beforeOwed } = leaveWords(language);
  const { movements, columns } = spaceCounterWords(language);
  const title = before(counter.name[language], formatLongDate(on, language));
  return (
    <Card title={title} icon="wallet" level={2}>
      <p>{lines.length === 0 ? beforeNone : beforeText}</p>
      {counter.paidAfter === true && <p>{beforeOwed}</p>}
      {lines.length > 0 && (
        <Details summary={`${movements} (${lines.length})`}>
          <Table
            id={`quitte-${accountId}`}
            caption={title}
            isTitled
            columns={buildAmountColumns(columns)}
            rows={lines.map((line) => rowOf(line, counter.unit))}
          />
        </Details>
      )}
    </Card>
  );
}
