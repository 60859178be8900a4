import { Card, Section } from "@ardeco/ui";
import { formatRepresentationKind } from "../../../features/identity/households/index.ts";
import type { Visit } from "../../../web/index.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../common/addresses.ts";
import { formatPersonName } from "../common/person-switcher.tsx";
import type { Somebody } from "../common/somebody.ts";
import { spaceHomeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home-facts.ts";

/**
 * Each person for whom the reader acts, by name, and the ways in: their services, their information, their
 * journal.
 */
export function RepresentedPeople({ facts, visit }: { readonly facts: HomeFacts; readonly visit: Visit }) {
  const words = spaceHomeWords(visit.language);
  const others = facts.people.filter(({ self }) => !self);
  if (others.length === 0) return null;
  return (
    <Section id="pour-qui" title={words.actedFor} lead={words.actedForLead}>
      <div class="ar-stack">
        {others.map((somebody) => (
          <Person key={somebody.id} {...{ somebody, visit }} />
        ))}
      </div>
    </Section>
  );
}

function Person({ somebody, visit: { brand, language } }: { somebody: Somebody; visit: Visit }) {
  const words = spaceHomeWords(language);
  const at = buildSpaceAddresses(brand);
  const name = formatPersonName(somebody, language);
  const ways = [
    { href: `${at.site}services`, label: words.startFor(name) },
    { href: formatPersonAddress(at.elements, somebody), label: words.seeOf(name) },
    { href: formatPersonAddress(at.journal, somebody), label: words.journalOf(name) },
  ];
  return (
    <Card title={name} icon="user" level={3}>
      <p class="ar-hint">{words.because(formatRepresentationKind(somebody.link, language))}</p>
      <ul>
        {ways.map(({ href, label }) => (
          <li key={label}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
