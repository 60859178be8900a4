import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Unit } from "../../../../../ledger/counters/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { familyWords } from "./family-words.ts";
import type { Family, FamilyAccount } from "./load-family.ts";

/** Somebody of the family, or the household where one account is everybody's, with their accounts. */
export interface FamilyMember {
  readonly key: string;
  readonly name: string;
  readonly accounts: readonly FamilyAccount[];
}

export const formatFamilyMemberName = ({ self, givenName }: Somebody, language: Language): string =>
  self ? familyWords(language).me : givenName || familyWords(language).unnamed;

/**
 * The reader first, then whom they act for; what the household shares last. Who has no account is not there.
 */
export function listFamilyMembers({ people, accounts }: Family, language: Language): readonly FamilyMember[] {
  const own = people.map((somebody) => ({
    key: somebody.id,
    name: formatFamilyMemberName(somebody, language),
    accounts: accounts.filter(({ account, whose }) => !account.shared && whose.id === somebody.id),
  }));
  const shared = {
    key: "foyer",
    name: familyWords(language).household,
    accounts: accounts.filter(({ account }) => account.shared),
  };
  return [...own, shared].filter((one) => one.accounts.length > 0);
}

type Figure = "used" | "givenBack";

/**
 * What was used, or given back, in one month or in all of them, by unit: euros first, and what came to
 * nothing left out.
 */
export function computeFigureSums(
  figure: Figure,
  accounts: readonly FamilyAccount[],
  month?: string,
): ReadonlyMap<Unit, number> {
  const sums = new Map<Unit, number>();
  for (const { account, months } of accounts)
    for (const each of months)
      if (month === undefined || each.month === month)
        sums.set(account.counter.unit, (sums.get(account.counter.unit) ?? 0) + each[figure]);
  const kept = [...sums].filter(([, amount]) => amount !== 0);
  return new Map(
    kept.toSorted(([one], [other]) => Number(other === "euro_cent") - Number(one === "euro_cent")),
  );
}

/** "12,00 € ; 3 jetons, rendu 4,50 €"; the sentence for nothing when nothing was used. */
export function formatUsedAmounts(
  language: Language,
  accounts: readonly FamilyAccount[],
  month?: string,
): string {
  const words = familyWords(language);
  const toldOf = (figure: Figure) =>
    words.all(
      [...computeFigureSums(figure, accounts, month)].map(([unit, amount]) =>
        formatCounterAmount(amount, unit, language),
      ),
    );
  return words.withGivenBack(toldOf("used") || words.nothing, toldOf("givenBack"));
}

/** The euros alone, nothing said as zero: "0,00 €, rendu 4,50 €". */
export function formatUsedEuros(
  language: Language,
  accounts: readonly FamilyAccount[],
  month: string,
): string {
  const euros = (figure: Figure) => computeFigureSums(figure, accounts, month).get("euro_cent") ?? 0;
  const givenBack = euros("givenBack");
  return familyWords(language).withGivenBack(
    formatCounterAmount(euros("used"), "euro_cent", language),
    givenBack === 0 ? "" : formatCounterAmount(givenBack, "euro_cent", language),
  );
}

/**
 * Months from the first in which something was used or came in: those before say nothing. At least this one.
 */
export function listShownMonths({ months, accounts }: Family): readonly string[] {
  const moved = new Set(accounts.flatMap((one) => one.months.map(({ month }) => month)));
  const first = months.findIndex((month) => moved.has(month));
  return first < 0 ? months.slice(-1) : months.slice(first);
}

/** "novembre 2026". */
export const formatFamilyMonth = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
