import { type ElementName, elementDefinition } from "@ardeco/contracts";
import { LinkColumns, Section } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { formatRepresentationKind } from "../../../../households/index.ts";
import { homeWords } from "./home-words.ts";

interface MoreProps {
  readonly people: readonly Somebody[];
  readonly visit: Visit;
}

/** What is one tap away: the account, who is acted for, what is checked. */
export function More({ people, visit }: MoreProps) {
  const words = homeWords(visit.language);
  const at = buildSpaceAddresses(visit.brand);
  return (
    <>
      <ActedFor people={people} visit={visit} />
      <Section id="compte" title={words.more}>
        <Checked self={people.find(({ self }) => self)} visit={visit} />
        <LinkColumns
          links={[
            { href: at.services, label: words.services },
            { href: `${at.site}services`, label: words.discover },
            { href: at.requests, label: words.requests },
            { href: at.exchanges, label: words.exchanges },
            { href: at.supports, label: words.supports },
            { href: at.relatives, label: words.relatives },
            { href: at.move, label: words.move },
            { href: at.security, label: words.security },
            { href: at.sessions, label: words.devices },
            { href: at.rights, label: words.rights },
          ]}
        />
      </Section>
    </>
  );
}

function ActedFor({ people, visit: { language, brand } }: MoreProps) {
  const words = homeWords(language);
  const at = buildSpaceAddresses(brand);
  const others = people.filter(({ self }) => !self);
  if (others.length === 0) return null;
  return (
    <Section id="pour-qui" title={words.actedFor}>
      <ul class="ar-whom">
        {others.map((somebody) => (
          <li key={somebody.id}>
            <span class="ar-whom__name">
              <strong>{formatPersonName(somebody, language)}</strong>{" "}
              <span class="ar-hint">{words.because(formatRepresentationKind(somebody.link, language))}</span>
            </span>
            <a href={formatPersonAddress(at.elements, somebody)}>
              {words.seeShort}
              <span class="ds-sr-only"> {words.ofSomebody(somebody.givenName)}</span>
            </a>
            <a href={formatPersonAddress(at.journal, somebody)}>
              {words.journalShort}
              <span class="ds-sr-only"> {words.ofSomebody(somebody.givenName)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who is checked reads it: with what, since when. */
function Checked({
  self,
  visit: { language },
}: {
  readonly self: Somebody | undefined;
  readonly visit: Visit;
}) {
  const words = homeWords(language);
  const checked = findCheckedIdentity(self);
  if (!checked) return null;
  const labels = checked.names.map((name) => formatInnerLabel(elementDefinition(name).label[language]));
  return (
    <p>
      {words.checkedSince(formatLongDay(checked.since, language))}{" "}
      {words.whatIsChecked(new Intl.ListFormat(language).format(labels))}
    </p>
  );
}

const identity: readonly ElementName[] = ["given_name", "family_name", "birthdate"];

/** Undefined until an agent, or the State, vouches for who they are. */
function findCheckedIdentity(self: Somebody | undefined) {
  const validated = self?.elements.flatMap((pair) => pair.validated ?? []) ?? [];
  const known = new Map(validated.map((element) => [element.name, element.provenance.at]));
  const days = identity.map((name) => known.get(name) ?? "");
  if (days.includes("")) return undefined;
  return { names: [...known.keys()], since: days.toSorted().at(-1) ?? "" };
}
