import { Button, Form, LinkButton, Section } from "@ardeco/ui";
import { longDate } from "../../../kernel/civil-date.ts";
import type { UpstreamLink } from "../../../modules/upstream/index.ts";
import type { Visit } from "../../../web/index.ts";
import { addresses } from "../common/addresses.ts";
import { upstreamSectionWords } from "./upstream-section-words.ts";

interface UpstreamSectionProps {
  readonly visit: Visit;
  readonly link: UpstreamLink | undefined;
  readonly offered: boolean;
}

/** FranceConnect opens this account, or may: nothing is tied by looking alike. */
export function UpstreamSection({ visit, link, offered }: UpstreamSectionProps) {
  const { language, brand, csrf } = visit;
  const words = upstreamSectionWords(language);
  if (!link && !offered) return null;
  return (
    <Section id="franceconnect" title="FranceConnect">
      {link ? (
        <>
          <p>{words.linked(longDate(link.linkedOn, language))}</p>
          <Form action={addresses(brand).upstreamUnlink} csrf={csrf()}>
            <Button variant="secondary">{words.unlink}</Button>
          </Form>
        </>
      ) : (
        <>
          <p>{words.notLinked}</p>
          <LinkButton href={addresses(brand).upstreamLink} variant="secondary" icon="shield-check">
            {words.link}
          </LinkButton>
        </>
      )}
    </Section>
  );
}
