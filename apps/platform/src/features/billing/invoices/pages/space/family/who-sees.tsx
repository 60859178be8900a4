import { Details, Section } from "@ardeco/ui";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { formatFamilyMemberName } from "./family-figures.ts";
import { familyWords } from "./family-words.ts";
import type { Family, FamilyAccount } from "./load-family.ts";

/**
 * Numbers of people, and no name: a parent reads nobody else's. One line for all the counters that the same
 * people see.
 */
export function WhoSees({
  family,
  visit: { language, brand },
}: {
  readonly family: Family;
  readonly visit: Visit;
}) {
  const words = familyWords(language);
  const at = buildSpaceAddresses(brand);
  const groups = [...Map.groupBy(family.accounts, computeAccountSight)];
  return (
    <Section id="qui" title={words.who} lead={words.whoLead}>
      <Details summary={words.whoEach(family.accounts.length)}>
        <ul>
          {groups.map(([sight, accounts]) => (
            <li key={sight}>{formatSightLine(sight, accounts, language)}</li>
          ))}
        </ul>
      </Details>
      <p>{words.separated}</p>
      <p>{words.others}</p>
      <p>
        <a href={at.guests}>{words.invite}</a>
      </p>
      <p>
        <a href={at.topUpFor}>{words.asGuest}</a>
      </p>
    </Section>
  );
}

/** "shared", "alone", or how many. */
const computeAccountSight = ({ account, whose, seenBy }: FamilyAccount): string =>
  account.shared ? "shared" : whose.self && seenBy === 1 ? "alone" : String(seenBy);

function formatSightLine(sight: string, accounts: readonly FamilyAccount[], language: Language): string {
  const words = familyWords(language);
  const names = words.all(
    accounts.map(({ account, whose }) =>
      account.shared
        ? account.counter.name[language]
        : `${account.counter.name[language]}, ${formatFamilyMemberName(whose, language)}`,
    ),
  );
  if (sight === "shared") return words.whoShared(names, accounts.length);
  return sight === "alone"
    ? words.whoOwn(names, accounts.length)
    : words.whoOwnFor(names, accounts.length, Number(sight));
}
