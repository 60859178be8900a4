import { Card, Definition, Details, Table } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import { formatLongDate, formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Counter, LinesPage, OwnLine } from "../../../index.ts";
import { buildAmountColumns } from "../../common/counters/amount-columns.ts";
import { formatAmountChange, formatCounterAmount } from "../../common/counters/amounts.ts";
import { leaveWords } from "../../common/counters/leave-words.ts";
import { spaceCounterWords } from "./counter-words.ts";

export type TitleFinder = (serviceId: string | null) => string | undefined;

interface AccountCardProps {
  /** Money put in online, where it may be. */
  readonly topUp: ComponentChildren;
  readonly bound: ComponentChildren;
  /** Where one's own share of it is left. */
  readonly leave: string | undefined;
  readonly page: LinesPage;
  readonly services: string;
  readonly language: Language;
  readonly titleOf: TitleFinder;
}

export function AccountCard({
  page: { account, lines },
  services,
  language,
  titleOf,
  topUp,
  bound,
  leave,
}: AccountCardProps) {
  const words = spaceCounterWords(language);
  const { counter, accountId, balance, reserved, takeable, expiresOn, shared } = account;
  const said = (amount: number) => formatCounterAmount(amount, counter.unit, language);
  return (
    <Card title={counter.name[language]} icon="wallet" level={2}>
      <p>{words.usedBy(services)}</p>
      {counter.services.length > 1 && <p>{counter.servicesSee ? words.shown : words.hidden}</p>}
      {shared && <p>{words.shared}</p>}
      {counter.paidAfter === true && <p>{words.paidAfter}</p>}
      <Definition
        items={[
          { term: words.balance, description: <strong>{said(balance)}</strong> },
          ...(reserved > 0 ? [{ term: words.reserved, description: said(reserved) }] : []),
          ...(takeable === balance || counter.paidAfter === true
            ? []
            : [{ term: words.available, description: said(takeable) }]),
          ...(expiresOn === null
            ? []
            : [{ term: words.expires, description: formatLongDate(expiresOn, language) }]),
        ]}
      />
      {topUp}
      {bound}
      {lines.length === 0 ? (
        <p>{words.noMovement}</p>
      ) : (
        <Details summary={`${words.movements} (${lines.length})`}>
          <Table
            id={`mouvements-${accountId}`}
            caption={`${words.movements} – ${counter.name[language]}`}
            isTitled
            columns={buildAmountColumns(words.columns)}
            rows={lines.map((line) => buildMovementRow(line, { unit: counter.unit, language, titleOf }))}
          />
        </Details>
      )}
      {shared && leave !== undefined && (
        <p>
          <a href={leave}>{leaveWords(language).act(counter.name[language])}</a>
        </p>
      )}
    </Card>
  );
}

interface Telling {
  readonly unit: Counter["unit"];
  readonly language: Language;
  readonly titleOf: TitleFinder;
}

export function buildMovementRow(line: OwnLine, { unit, language, titleOf }: Telling) {
  const { kinds, others } = spaceCounterWords(language);
  const said = (amount: number) => formatCounterAmount(amount, unit, language);
  const who = titleOf(line.other.serviceId) ?? others[toOtherKind(line.other.kind)];
  const what = line.label === null ? kinds[line.kind](who) : `${kinds[line.kind](who)} – ${line.label}`;
  return {
    key: line.id,
    cells: [
      formatPlainDate(line.day, language),
      what,
      line.change === 0 ? said(line.amount) : formatAmountChange(line.change, unit, language),
      said(line.balance),
    ],
  };
}

const otherKinds = ["income", "cash", "cheque", "online", "direct_debit", "opening", "expired"] as const;
const toOtherKind = (kind: string) => otherKinds.find((one) => one === kind) ?? "income";
