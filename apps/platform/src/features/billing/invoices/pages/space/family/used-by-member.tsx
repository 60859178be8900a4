import { BarChart, Details, Section, Table } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  computeFigureSums,
  type FamilyMember,
  formatFamilyMonth,
  formatUsedAmounts,
  formatUsedEuros,
  listFamilyMembers,
  listShownMonths,
} from "./family-figures.ts";
import { familyWords } from "./family-words.ts";
import type { Family } from "./load-family.ts";

interface FamilyProps {
  readonly family: Family;
  readonly language: Language;
}

/** A line for each member, and the family's total in euros. */
export function ThisMonth({ family, language }: FamilyProps) {
  const words = familyWords(language);
  const month = family.months.at(-1) ?? "";
  const members = listFamilyMembers(family, language);
  const title = words.thisMonth(formatFamilyMonth(month, language));
  return (
    <Section id="ce-mois" title={title}>
      <Table
        id="ce-mois-chacun"
        caption={title}
        isTitled
        columns={[{ label: words.member }, { label: words.used, numeric: true }]}
        rows={[
          ...members.map(({ key, name, accounts }) => ({
            key,
            cells: [name, formatUsedAmounts(language, accounts, month)],
          })),
          {
            key: "total",
            cells: [
              <strong key="who">{words.total}</strong>,
              <strong key="sum">{formatUsedEuros(language, family.accounts, month)}</strong>,
            ],
          },
        ]}
      />
    </Section>
  );
}

/** One drawing for the family, with its table; then each one, folded. */
export function Year({ family, language }: FamilyProps) {
  const words = familyWords(language);
  const members = listFamilyMembers(family, language);
  const bars = listShownMonths(family).map((month) => ({
    label: formatFamilyMonth(month, language),
    value: computeFigureSums("used", family.accounts, month).get("euro_cent") ?? 0,
    text: formatUsedEuros(language, family.accounts, month),
  }));
  return (
    <Section id="mois" title={words.year}>
      <BarChart
        id="mois-famille"
        title={words.chart}
        description={words.chartText}
        labelHeading={words.month}
        valueHeading={words.used}
        bars={bars}
      />
      {members.map((member) => (
        <OfMember key={member.key} {...{ member, language }} />
      ))}
    </Section>
  );
}

/** What one member used, counter by counter, the latest month first. */
function OfMember({
  member: { key, name, accounts },
  language,
}: {
  readonly member: FamilyMember;
  readonly language: Language;
}) {
  const words = familyWords(language);
  const rows = accounts.flatMap(({ account: { accountId, counter }, months }) =>
    months
      .filter(({ used, givenBack }) => used !== 0 || givenBack !== 0)
      .map(({ month, used, givenBack }) => ({
        month,
        key: `${accountId} ${month}`,
        cells: [
          formatFamilyMonth(month, language),
          counter.name[language],
          words.withGivenBack(
            used === 0 ? words.nothing : formatCounterAmount(used, counter.unit, language),
            givenBack === 0 ? "" : formatCounterAmount(givenBack, counter.unit, language),
          ),
        ],
      })),
  );
  const sorted = rows.toSorted((one, other) => other.month.localeCompare(one.month));
  return (
    <Details summary={words.ofMember(name, formatUsedAmounts(language, accounts))}>
      {sorted.length === 0 ? (
        <p>{words.nothingYear}</p>
      ) : (
        <Table
          id={`annee-${key}`}
          caption={words.table(name)}
          columns={[{ label: words.month }, { label: words.counter }, { label: words.used, numeric: true }]}
          rows={sorted}
        />
      )}
    </Details>
  );
}
