import { Section } from "@ardeco/ui";
import { ContactCard } from "../../../features/identity/contacts/pages/space/contacts/contact-card.tsx";
import type { Visit } from "../../../web/index.ts";
import { buildSpaceAddresses } from "../common/addresses.ts";
import { spaceHomeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home-facts.ts";

/** Calls and messages that wait for an answer, and the answers of the week. */
export function Exchanges({ facts, visit }: { readonly facts: HomeFacts; readonly visit: Visit }) {
  const words = spaceHomeWords(visit.language);
  if (facts.contacts.length === 0) return null;
  const more = { href: buildSpaceAddresses(visit.brand).exchanges, label: words.allExchanges };
  return (
    <Section id="echanges" title={words.yourExchanges(visit.brand.name)} more={more}>
      <div class="ar-stack">
        {facts.contacts.map((contact) => (
          <ContactCard key={contact.id} contact={contact} visit={visit} level={3} />
        ))}
      </div>
    </Section>
  );
}
