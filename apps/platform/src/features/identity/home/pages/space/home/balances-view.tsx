import { Icon } from "@ardeco/ui";
import type { BalanceThing } from "../../../../../../kernel/balance.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { homeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home.ts";
import { formatPeopleNames } from "./name-people.tsx";

/** What all of these are, where they are one thing: it is said above them, once. */
export const findCommonTitle = (balances: readonly BalanceThing[]): string | undefined => {
  const [title, ...others] = new Set(balances.map((one) => one.title));
  return others.length === 0 ? title : undefined;
};

interface BalancesProps extends Pick<HomeFacts, "people"> {
  readonly balances: readonly BalanceThing[];
  readonly visit: Visit;
}

/** One line each: whose, what, how much; little is said in a word, not by a colour alone. */
export function BalanceRows({ balances, people, visit: { language } }: BalancesProps) {
  const words = homeWords(language);
  const isAbove = people.length > 1 && findCommonTitle(balances) !== undefined;
  return (
    <ul class="ar-rows ar-rows--balances">
      {balances.map(({ accountId, forPersonId, title, amount, isLow, href }) => (
        <li key={accountId}>
          <a class="ar-row" href={href}>
            <span class="ar-row__words">
              {people.length > 1 && (
                <span class="ar-row__title">
                  {formatPeopleNames({ people, personIds: [forPersonId], language })}
                </span>
              )}{" "}
              {!isAbove && <span class="ar-row__text">{title}</span>}
            </span>
            <span class="ar-row__amount">
              {isLow && (
                <>
                  <Icon name="triangle-alert" /> <span class="ds-sr-only">{words.low} </span>
                </>
              )}
              {amount}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
