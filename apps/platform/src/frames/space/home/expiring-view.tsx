import { elementDefinition } from "@ardeco/contracts";
import { Section, SummaryList } from "@ardeco/ui";
import type { Element } from "../../../features/identity/identity/index.ts";
import { addDays, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Visit } from "../../../web/index.ts";
import { plainDay } from "../../common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../common/addresses.ts";
import type { Somebody } from "../common/somebody.ts";
import { spaceHomeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home-facts.ts";

/** Time enough to find a document. */
const SOON_DAYS = 60;

/** Checked information that runs out soon; nothing when nothing does. */
export function Expiring({ facts, visit }: { readonly facts: HomeFacts; readonly visit: Visit }) {
  const { language, context, brand } = visit;
  const words = spaceHomeWords(language);
  const soon = listEarlyEndings(facts.people, addDays(toCivilDate(context.now()), SOON_DAYS));
  if (soon.length === 0) return null;
  return (
    <Section id="expire" title={words.expiring}>
      <SummaryList
        rows={soon.map(({ element, somebody }) => ({
          label: [elementDefinition(element.name).label[language], somebody.self ? "" : somebody.givenName]
            .filter(Boolean)
            .join(" · "),
          value: words.expires(plainDay(element.validUntil, language)),
          changeHref: formatPersonAddress(buildSpaceAddresses(brand).element(element.name), somebody),
        }))}
      />
    </Section>
  );
}

interface Ending {
  readonly somebody: Somebody;
  readonly element: Element & { readonly validUntil: CivilDate };
}

function listEarlyEndings(people: readonly Somebody[], limit: CivilDate): readonly Ending[] {
  return people.flatMap((somebody) =>
    somebody.elements.flatMap(({ validated, declared }) => {
      // A newer value waits already: there is nothing to renew.
      // Nor anything that only another representative may renew.
      if (!validated?.validUntil || validated.withheld || validated.validUntil > limit || declared) return [];
      return [{ somebody, element: { ...validated, validUntil: validated.validUntil } }];
    }),
  );
}
